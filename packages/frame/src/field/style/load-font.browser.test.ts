import { FONT_MAX_BYTES, FONT_MAX_COUNT } from '@inlay/protocol';
import { expect } from '@open-wc/testing';
import { mountField, unembed } from '../../embed.test-support.ts';
import { inFrame } from '../../in-frame.test-support.ts';
import { tinyFont } from './tiny-font.test-support.ts';

teardown(unembed);

const FONT = { family: 'Shop', weight: '400', style: 'normal' } as const;

/** The width of a line in the font of the page, which has one glyph: as wide as it is high. */
const WIDTH = `(() => {
  const probe = document.createElement('span');
  probe.style.font = '100px Shop';
  probe.textContent = '000';
  document.body.append(probe);
  const { width } = probe.getBoundingClientRect();
  probe.remove();
  return width;
})()`;

test('a font comes as bytes, and a field is set in it', async () => {
  const field = await mountField('cardholderName', { options: { style: { base: { fontFamily: 'Shop' } } } });
  expect(await inFrame(field.fragment, WIDTH)).not.to.equal(300);
  expect(await field.channel.call('font', { ...FONT, data: tinyFont() })).to.equal(true);
  expect(await inFrame(field.fragment, WIDTH)).to.equal(300);
  expect(await inFrame(field.fragment, 'getComputedStyle(document.querySelector("input")).fontFamily')).to.equal(
    'Shop',
  );
});

for (const name of ['cardNumber', 'cardExpiry', 'cardCode'] as const) {
  test(`the digits of ${name} are not drawn by a font of the page`, async () => {
    const field = await mountField(name, { options: { style: { base: { fontFamily: 'Shop' } } } });
    const before = await inFrame(field.fragment, WIDTH);
    expect(await field.channel.call('font', { ...FONT, data: tinyFont() })).to.equal(true);
    expect(await inFrame(field.fragment, WIDTH)).to.equal(before);
  });
}

test('digits of a code are all as wide as each other, whatever the page asks for', async () => {
  const style = { base: { fontFeatureSettings: '"pnum" 1', fontVariantNumeric: 'proportional-nums' } };
  const field = await mountField('cardNumber', { options: { style } });
  const look = `(({ fontFeatureSettings, fontVariantNumeric }) => [fontFeatureSettings, fontVariantNumeric].join())(getComputedStyle(document.querySelector('input')))`;
  expect(await inFrame(field.fragment, look)).to.equal('normal,tabular-nums');
});

test('bytes that are no font are refused, and do no harm', async () => {
  const field = await mountField('cardNumber');
  expect(await field.channel.call('font', { ...FONT, data: new ArrayBuffer(64) })).to.equal(false);
  expect(await field.channel.call('font', { ...FONT, data: new ArrayBuffer(0) })).to.equal(false);
  expect(await inFrame(field.fragment, 'document.fonts.size')).to.equal(0);
});

test('a font that is too large, or not bytes, is not even looked at', async () => {
  const field = await mountField('cardNumber');
  const bad = [
    { ...FONT, data: new ArrayBuffer(FONT_MAX_BYTES + 1) },
    { ...FONT, data: 'url(https://fonts.example/x.woff2)' as unknown as ArrayBuffer },
    { ...FONT, weight: '400; src: url(x)', data: tinyFont() },
  ];
  for (const value of bad) {
    const answer = await field.channel.call('font', value).catch(() => 'refused');
    expect(answer).to.equal('refused');
  }
  expect((await field.channel.call('check', {}))[0]?.state.status).to.equal('empty');
});

test('a frame takes as many fonts as there is room for, however many come at once', async () => {
  const field = await mountField('cardNumber');
  const answers = await Promise.all(
    Array.from({ length: FONT_MAX_COUNT + 2 }, () => field.channel.call('font', { ...FONT, data: tinyFont() })),
  );
  expect(answers.filter(Boolean)).to.have.length(FONT_MAX_COUNT);
});
