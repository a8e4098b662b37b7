import type { FieldStyle } from '@inlay/protocol';
import { expect } from '@open-wc/testing';
import { type Field, mountField, unembed, wordsOf } from '../../embed.test-support.ts';
import { inFrame, until } from '../../in-frame.test-support.ts';
import { typeInto } from '../../type-into.test-support.ts';

teardown(unembed);

function mountStyled(style: FieldStyle): Promise<Field> {
  return mountField('cardNumber', { options: { style }, words: { placeholder: '0000' } });
}

function look({ fragment }: Field, property: string, pseudo = ''): Promise<string> {
  return inFrame(
    fragment,
    `getComputedStyle(document.querySelector('input')${pseudo && `, '${pseudo}'`}).getPropertyValue('${property}')`,
  );
}

test('the input looks as the page says', async () => {
  const field = await mountStyled({
    base: { color: 'rgb(1, 2, 3)', fontSize: '20px', letterSpacing: '2px', paddingInlineStart: '7px' },
    placeholder: { color: 'rgb(4, 5, 6)' },
  });
  expect(await look(field, 'color')).to.equal('rgb(1, 2, 3)');
  expect(await look(field, 'font-size')).to.equal('20px');
  expect(await look(field, 'letter-spacing')).to.equal('2px');
  expect(await look(field, 'padding-left')).to.equal('7px');
  expect(await look(field, 'color', '::placeholder')).to.equal('rgb(4, 5, 6)');
});

test('states have a look of their own, the later ones over the earlier', async () => {
  const field = await mountStyled({
    base: { color: 'rgb(0, 0, 0)' },
    focus: { color: 'rgb(1, 0, 0)' },
    valid: { color: 'rgb(2, 0, 0)' },
    invalid: { color: 'rgb(3, 0, 0)' },
  });
  expect(await look(field, 'color')).to.equal('rgb(0, 0, 0)');
  await typeInto(field, '4111');
  expect(await look(field, 'color')).to.equal('rgb(1, 0, 0)');
  await typeInto(field, '111111111111');
  expect(await look(field, 'color')).to.equal('rgb(2, 0, 0)');
  field.channel.note('configure', wordsOf('cardNumber', { invalid: true }));
  await until(async () => (await look(field, 'color')) === 'rgb(3, 0, 0)');
});

test('without a style there is a plain input without a frame of its own', async () => {
  const field = await mountStyled({});
  expect(await look(field, 'font-size')).to.equal('16px');
  expect(await look(field, 'border-top-width')).to.equal('0px');
  expect(await look(field, 'background-color')).to.equal('rgba(0, 0, 0, 0)');
  expect(await inFrame(field.fragment, `document.querySelector('input').getBoundingClientRect().toJSON()`)).to.include({
    x: 0,
    y: 0,
    width: 300,
    height: 40,
  });
});

test('a text that the browser filled in keeps the color of the page, and the placeholder its own', async () => {
  const field = await mountStyled({ base: { color: 'rgb(1, 2, 3)' }, placeholder: { color: 'rgb(4, 5, 6)' } });
  expect(await look(field, '-webkit-text-fill-color')).to.equal('rgb(1, 2, 3)');
  expect(await look(field, '-webkit-text-fill-color', '::placeholder')).to.equal('rgb(4, 5, 6)');
});

test('the page’s color scheme is that of the whole document, so that no box shines through', async () => {
  const field = await mountStyled({ base: { colorScheme: 'dark' } });
  expect(await inFrame(field.fragment, 'getComputedStyle(document.documentElement).colorScheme')).to.equal('dark');
});

for (const [name, declarations] of Object.entries({
  'no color': { color: 'transparent' },
  'hardly any color': { color: 'rgb(0 0 0 / 10%)' },
  'hardly any color, as scripts write it': { color: 'rgb(0, 0, 0, 0.1)' },
  'a font of 7 pixels': { fontSize: '7px' },
  'a font of no size': { fontSize: '0' },
  'a font of 5 pixels': { fontSize: '0.3em' },
})) {
  test(`a text with ${name} is not hidden from the payer`, async () => {
    for (const state of ['base', 'focus', 'invalid'] as const) {
      const field = await mountStyled({ [state]: declarations });
      field.channel.note('configure', wordsOf('cardNumber', { invalid: state === 'invalid' }));
      await typeInto(field, '4');
      expect(await look(field, 'color')).to.equal('rgb(0, 0, 0)');
      expect(await look(field, 'font-size')).to.equal('16px');
      unembed();
    }
  });
}

test('a color is tried out by the color scheme of the page', async () => {
  const field = await mountStyled({ base: { colorScheme: 'dark', color: 'light-dark(rgb(0 0 0), transparent)' } });
  expect(await look(field, 'color')).to.equal('rgb(255, 255, 255)');
});

test('a value that fetches, breaks out or is none is left out', async () => {
  const field = await mountStyled({
    base: {
      color: 'rgb(1, 2, 3)',
      caretColor: 'url(https://evil.example/)',
      fontFamily: 'x; } input { color: red',
      fontSize: 'nonsense',
      letterSpacing: 'var(--x, 3px)',
    },
  });
  expect(await look(field, 'color')).to.equal('rgb(1, 2, 3)');
  expect(await look(field, 'font-size')).to.equal('16px');
  expect(await look(field, 'letter-spacing')).to.equal('normal');
  expect(await inFrame(field.fragment, 'document.adoptedStyleSheets[0].cssRules.length')).to.equal(10);
});
