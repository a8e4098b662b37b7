import { expect } from '@open-wc/testing';
import { type Field, mountField, unembed } from '../embed.test-support.ts';
import { inFrame, until } from '../in-frame.test-support.ts';
import { readInput, typeInto } from '../type-into.test-support.ts';

teardown(unembed);

test('a masked field shows dots, and holds what is typed', async () => {
  const field = await mountField('cardCode', { options: { masked: true } });
  const read = 'getComputedStyle(document.querySelector("input")).webkitTextSecurity';
  expect(await inFrame(field.fragment, read)).to.equal('disc');
  await typeInto(field, '123');
  expect(await readInput(field)).to.equal('123|');
  field.channel.note('configure', { masked: false });
  await until(async () => (await inFrame(field.fragment, read)) === 'none');
});

test('a test of a merchant types into a field of a test key', async () => {
  const field = await mountField('cardNumber');
  expect(await field.channel.call('enterText', { field: 'cardNumber', text: '4111111111111111' })).to.equal(true);
  expect((await readInput(field)).replace('|', '')).to.equal('4111 1111 1111 1111');
  expect(field.states.at(-1)?.status).to.equal('valid');
  const month = await mountField('cardExpiryMonth', { as: 'select' });
  expect(await month.channel.call('enterText', { field: 'cardExpiryMonth', text: '5' })).to.equal(true);
  expect(month.states.at(-1)?.status).to.equal('valid');
});

test('nobody but the payer types into a field of a live key', async () => {
  for (const as of [undefined, 'select'] as const) {
    const field: Field = await mountField('cardExpiryMonth', { key: 'pk_live_demo', ...(as && { as }) });
    expect(await field.channel.call('enterText', { field: 'cardExpiryMonth', text: '05' })).to.equal(false);
    expect(await inFrame(field.fragment, 'document.querySelector("input, select").value')).to.equal('');
    expect((await field.channel.call('check', {}))[0]?.state.status).to.equal('empty');
  }
});

test('a page that enters text into a field that the frame lacks enters it nowhere', async () => {
  const field = await mountField('cardNumber');
  expect(await field.channel.call('enterText', { field: 'cardCode', text: '4111111111111111' })).to.equal(false);
  expect((await field.channel.call('check', {}))[0]?.state.status).to.equal('empty');
});
