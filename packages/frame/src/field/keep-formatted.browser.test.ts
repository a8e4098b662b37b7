import type { FieldName } from '@inlay/protocol';
import { expect } from '@open-wc/testing';
import { mountField, unembed } from '../embed.test-support.ts';
import { inFrame } from '../in-frame.test-support.ts';
import { focusOn, press, readInput, typeInto } from '../type-into.test-support.ts';

teardown(unembed);

const BACK = 'Backspace';
const LEFT = 'ArrowLeft';

const cases: readonly (readonly [
  what: string,
  field: FieldName,
  text: string,
  keys: readonly string[],
  shown: string,
])[] = [
  ['a number goes in groups of four', 'cardNumber', '4111111111111111', [], '4111 1111 1111 1111|'],
  ['an Amex number goes in 4, 6 and 5', 'cardNumber', '378282246310005', [], '3782 822463 10005|'],
  ['a number of 19 digits fits, and no more', 'cardNumber', '41111111111111111111', [], '4111 1111 1111 1111 111|'],
  ['digits of another script are written as 0 to 9', 'cardNumber', '๔१১۱٤２', [], '4111 42|'],
  ['letters are not taken', 'cardNumber', '41ab11', [], '4111|'],
  ['a digit is deleted in the middle', 'cardNumber', '41112345', [LEFT, LEFT, BACK], '4111 2|45'],
  ['a digit is deleted across a blank', 'cardNumber', '41112', [LEFT, BACK], '411|2'],
  ['an expiry gets its slash', 'cardExpiry', '1230', [], '12 / 30|'],
  ['a month of one digit gets its zero', 'cardExpiry', '530', [], '05 / 30|'],
  ['a slash ends a month', 'cardExpiry', '1/30', [], '01 / 30|'],
  ['a year in full is written short', 'cardExpiry', '05/2030', [], '05 / 30|'],
  ['a slash is deleted together with its digit', 'cardExpiry', '12', [BACK], '1|'],
  ['a code has 4 digits at most', 'cardCode', '12345', [], '1234|'],
  ['a name is left as it is', 'cardholderName', 'Ada  de l’O', [LEFT], 'Ada  de l’|O'],
];

for (const [what, name, text, keys, shown] of cases) {
  test(`${what}: ${text} ${keys.join(' ')}`, async () => {
    const field = await mountField(name);
    await typeInto(field, text);
    await press(...keys);
    expect(await readInput(field)).to.equal(shown);
  });
}

test('digits typed into the middle push the others along, and the caret stays at them', async () => {
  const field = await mountField('cardNumber');
  await typeInto(field, '41115555');
  await press(LEFT, LEFT, LEFT, LEFT);
  await typeInto(field, '22');
  expect(await readInput(field)).to.equal('4111 22|55 55');
});

const pastes: readonly (readonly [FieldName, pasted: string, shown: string])[] = [
  ['cardNumber', ' 4111-1111 1111–1111\n', '4111 1111 1111 1111|'],
  ['cardNumber', '٤١١١ ١١١١ ١١١١ ١١١١', '4111 1111 1111 1111|'],
  ['cardNumber', '４１１１', '4111|'],
  ['cardExpiry', '2030-05', '05 / 30|'],
  ['cardExpiry', '05/2030', '05 / 30|'],
  ['cardCode', ' 123 ', '123|'],
];

for (const [name, pasted, shown] of pastes) {
  test(`pasting into ${name}: ${JSON.stringify(pasted)}`, async () => {
    const field = await mountField(name);
    await focusOn(field.frame, field.fragment);
    await inFrame(field.fragment, `document.execCommand('insertText', false, ${JSON.stringify(pasted)})`);
    expect(await readInput(field)).to.equal(shown);
  });
}

test('a whole value that a password manager sets at once is formatted, with or without the focus', async () => {
  const field = await mountField('cardNumber');
  await inFrame(
    field.fragment,
    `const input = document.querySelector('input'); input.value = '378282246310005'; input.dispatchEvent(new Event('change'))`,
  );
  expect((await readInput(field)).replace('|', '')).to.equal('3782 822463 10005');
  expect((await field.channel.call('check', {}))[0]?.state.status).to.equal('valid');
});

test('text that an input method composes is left alone until it is done', async () => {
  const field = await mountField('cardNumber');
  await focusOn(field.frame, field.fragment);
  const compose = (type: string, text: string): Promise<string> =>
    inFrame(
      field.fragment,
      `(() => {
        const input = document.querySelector('input');
        input.value = ${JSON.stringify(text)};
        input.dispatchEvent(new CompositionEvent('${type}'));
        input.dispatchEvent(new InputEvent('input', { isComposing: ${type !== 'compositionend'} }));
        return input.value;
      })()`,
    );
  await compose('compositionstart', '');
  expect(await compose('compositionupdate', '４１１１１')).to.equal('４１１１１');
  expect(await compose('compositionend', '４１１１１')).to.equal('4111 1');
});
