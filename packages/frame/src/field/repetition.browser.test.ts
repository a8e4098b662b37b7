import type { FieldName } from '@inlay/protocol';
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { type Field, heard, mountField, mountTokenizer, type Tokenizer, unembed } from '../embed.test-support.ts';
import { inFrame, posted, until } from '../in-frame.test-support.ts';
import { press, typeInto } from '../type-into.test-support.ts';

teardown(async () => {
  unembed();
  await posted();
});

async function mountTwins(group = 'g'): Promise<{ tokenizer: Tokenizer; number: Field; twin: Field }> {
  const tokenizer = await mountTokenizer({ family: 'bank' });
  const number = await mountField('accountNumber', { group });
  const twin = await mountField('accountNumberConfirmation', { group });
  await Promise.all([number.linked, twin.linked]);
  return { tokenizer, number, twin };
}

function leave(): void {
  (document.activeElement as HTMLElement).blur();
}

function mismatchesOf({ states }: Field): number {
  return states.filter(({ code }) => code === 'account_number_mismatch').length;
}

async function untilLeft({ states }: Field): Promise<void> {
  leave();
  await until(() => states.at(-1)?.focused === false);
}

test('a repetition that differs is said when it is left, and no longer once it is edited', async () => {
  const { number, twin } = await mountTwins();
  await typeInto(number, '12345678');
  await typeInto(twin, '12345679');
  await untilLeft(twin);
  expect(twin.states.at(-1)).to.deep.include({ status: 'invalid', code: 'account_number_mismatch', focused: false });
  await typeInto(twin, '0');
  await until(() => twin.states.at(-1)?.status === 'valid');
  await press('Backspace', 'Backspace');
  await typeInto(twin, '8');
  await untilLeft(twin);
  expect(twin.states.at(-1)).to.deep.include({ status: 'valid', focused: false });
});

test('nothing is compared while the payer types, also where the page asks all the time', async () => {
  const { number, twin } = await mountTwins();
  await typeInto(number, '12345678');
  await typeInto(twin, '1234');
  for (const key of '9999') {
    await twin.channel.call('check', {});
    await press(key);
    await twin.channel.call('check', {});
  }
  expect(mismatchesOf(twin)).to.equal(0);
  expect(twin.states.map(({ status }) => status)).to.deep.equal(['empty', 'empty', 'incomplete', 'valid']);
});

test('only whole values are compared', async () => {
  const { number, twin } = await mountTwins();
  await typeInto(twin, '1234');
  await untilLeft(twin);
  expect(twin.states.at(-1)?.status).to.equal('valid');
  await typeInto(number, '999');
  await untilLeft(number);
  const [report] = await twin.channel.call('check', {});
  expect(report?.state.status).to.equal('valid');
  await typeInto(number, '9');
  await untilLeft(number);
  expect((await twin.channel.call('check', {}))[0]?.state.code).to.equal('account_number_mismatch');
});

test('a page that asks once more hears that the first number was mended', async () => {
  const { number, twin } = await mountTwins();
  await typeInto(number, '1234567');
  await typeInto(twin, '12345678');
  await untilLeft(twin);
  expect(mismatchesOf(twin)).to.equal(1);
  await typeInto(number, '8');
  await untilLeft(number);
  expect((await twin.channel.call('check', {}))[0]?.state.status).to.equal('valid');
});

test('a payer who is led back to a repetition that is right by now is not held up', async () => {
  const { number, twin } = await mountTwins();
  await typeInto(number, '12345678');
  await typeInto(twin, '12345679');
  await untilLeft(twin);
  expect(mismatchesOf(twin)).to.equal(1);
  await typeInto(number, '');
  await press('End', 'Backspace', '9');
  await typeInto(twin, '');
  await until(() => twin.states.at(-1)?.focused === true);
  expect((await twin.channel.call('check', {}))[0]?.state).to.deep.include({ status: 'valid', focused: true });
});

test('a page that takes the focus away after each key sees ten comparisons in a minute, not a key each', async () => {
  const { number, twin } = await mountTwins();
  await typeInto(number, '11111111111111111');
  await typeInto(twin, '2222');
  for (let keys = 0; keys < 13; keys++) {
    await typeInto(twin, '2');
    await untilLeft(twin);
  }
  expect(mismatchesOf(twin)).to.be.at.least(10);
  expect(twin.states.at(-1)).to.deep.include({ status: 'valid', focused: false });
  const { length } = twin.states;
  for (let asked = 0; asked < 5; asked++) await twin.channel.call('check', {});
  expect(twin.states.length).to.equal(length);
  expect(heard()).not.to.match(/2222|1111/);
});

test('the tokenizer compares once more, whatever the fields said', async () => {
  const { tokenizer, number, twin } = await mountTwins();
  const names = ['sortCode', 'accountNumber', 'accountNumberConfirmation', 'accountHolderName'] as const;
  await typeInto(number, '12345678');
  await typeInto(twin, '12345678');
  for (const [name, text] of [
    ['sortCode', '207405'],
    ['accountHolderName', 'Ada'],
  ] as const) {
    const field = await mountField(name);
    await field.linked;
    await typeInto(field, text);
  }
  expect((await tokenizer.tokenize(names)).token).to.match(/^SC/);
  expect(JSON.stringify((await posted())[0]?.body)).not.to.contain('Confirmation');
  await typeInto(number, '');
  await press('Backspace');
  await press('9');
  expect((await tokenizer.tokenize(names)).fieldErrors).to.deep.equal([
    { field: 'accountNumberConfirmation', code: 'account_number_mismatch' },
  ]);
  expect(await posted()).to.deep.equal([]);
});

test('twins of different groups are not compared', async () => {
  const { number } = await mountTwins('one');
  const twin = await mountField('accountNumberConfirmation', { group: 'two' });
  await twin.linked;
  await typeInto(number, '12345678');
  await typeInto(twin, '12345679');
  await untilLeft(twin);
  expect(mismatchesOf(twin)).to.equal(0);
});

test('an entry that is wiped is forgotten with its answer', async () => {
  const { number, twin } = await mountTwins();
  await typeInto(number, '12345678');
  await typeInto(twin, '1234');
  await untilLeft(twin);
  expect(mismatchesOf(twin)).to.equal(1);
  twin.channel.note('clear', {});
  await until(() => twin.states.at(-1)?.status === 'empty');
  number.channel.note('clear', {});
  await until(() => number.states.at(-1)?.status === 'empty');
  await typeInto(twin, '1234');
  await untilLeft(twin);
  expect(twin.states.at(-1)?.status).to.equal('valid');
});

test('a number can be pasted into its repetition', async () => {
  const { number, twin } = await mountTwins();
  await typeInto(number, '12345678');
  await typeInto(twin, '1');
  await inFrame(
    twin.fragment,
    `(() => { const i = document.querySelector('input'); i.select(); document.execCommand('insertText', false, '1234 5678'); })()`,
  );
  await untilLeft(twin);
  expect(twin.states.at(-1)?.status).to.equal('valid');
});

test('of two repetitions each is told about itself alone', async () => {
  const { number, twin } = await mountTwins();
  await typeInto(twin, '12345678');
  await untilLeft(twin);
  const { fragment } = twin;
  const other = await mountField('accountNumberConfirmation');
  await other.linked;
  expect(other.fragment).to.equal(fragment);
  await typeInto(number, '12345678');
  await untilLeft(number);
  other.frame.focus();
  await sendKeys({ type: '12345679' });
  await untilLeft(other);
  expect(other.states.at(-1)?.code).to.equal('account_number_mismatch');
  expect((await twin.channel.call('check', {}))[0]?.state.status).to.equal('valid');
});

test('a page cannot ask for a comparison', async () => {
  const { number, twin } = await mountTwins();
  await typeInto(number, '12345678');
  for (const { channel } of [number, twin]) {
    const port = channel as unknown as { call(name: string, params: unknown): Promise<unknown> };
    for (const name of ['match', 'collect']) {
      expect(await port.call(name, {}).catch((error: unknown) => error)).to.be.instanceOf(Error);
    }
  }
});

test('a page that guesses with what it enters itself hears no answer', async () => {
  const { tokenizer, number, twin } = await mountTwins();
  const enter = ({ channel }: Field, field: FieldName, text: string) => channel.call('enterText', { field, text });
  await typeInto(number, '12345678');
  leave();
  for (const guess of ['12345679', '12345678']) {
    await enter(twin, 'accountNumberConfirmation', guess);
    expect((await twin.channel.call('check', {}))[0]?.state.status).to.equal('valid');
    const { fieldErrors } = await tokenizer.tokenize(['sortCode', 'accountNumber', 'accountNumberConfirmation']);
    expect(fieldErrors).to.deep.include({ field: 'sortCode', code: 'field_not_linked' });
  }
  const sort = await mountField('sortCode');
  const name = await mountField('accountHolderName');
  await Promise.all([sort.linked, name.linked]);
  await enter(sort, 'sortCode', '207405');
  await enter(name, 'accountHolderName', 'Ada');
  const names = ['sortCode', 'accountNumber', 'accountNumberConfirmation', 'accountHolderName'] as const;
  const refused = [{ field: 'accountNumberConfirmation', code: 'account_number_mismatch' }];
  for (const guess of ['12345679', '12345678']) {
    await enter(twin, 'accountNumberConfirmation', guess);
    expect((await tokenizer.tokenize(names)).fieldErrors).to.deep.equal(refused);
  }
  await enter(number, 'accountNumber', '12345678');
  expect((await twin.channel.call('check', {}))[0]?.state.status).to.equal('valid');
  expect((await tokenizer.tokenize(names)).token).to.match(/^SC/);
});
