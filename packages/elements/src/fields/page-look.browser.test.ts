import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia, executeServerCommand, sendKeys, setViewport } from '@web/test-runner-commands';
import VAULT from 'dev-vault';
import '../define/all.ts';
import type { InlayFields } from '../group/inlay-fields.ts';
import { focusOn, typeInto, until, untilReady, whileNothingHappens } from '../card-form.test-support.ts';
import type { InlayCardNumber } from './card-number.ts';

let field: InlayCardNumber;
let input: HTMLInputElement;
let css: HTMLStyleElement;

setup(() => {
  css = document.createElement('style');
  document.head.append(css);
});

teardown(async () => {
  css.remove();
  document.documentElement.removeAttribute('class');
  await emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
});

/** A page of this style, with an input of its own beside the field. */
async function mount(style: string, inputClass = ''): Promise<void> {
  css.textContent = style;
  const page = await fixture<HTMLElement>(html`
    <form>
      <input type="text" class=${inputClass} placeholder="0000" />
      <inlay-fields vault=${VAULT} publishable-key="pk_test_demo" input-class=${inputClass}>
        <inlay-card-number placeholder="0000"></inlay-card-number>
      </inlay-fields>
    </form>
  `);
  input = page.querySelector('input') as HTMLInputElement;
  field = page.querySelector('inlay-card-number') as InlayCardNumber;
  await untilReady(page.querySelector('inlay-fields') as InlayFields);
}

function box(): HTMLElement {
  return field.shadowRoot?.querySelector('[part=frame]') as HTMLElement;
}

const BOX = ['background-color', 'border-width', 'border-style', 'border-color', 'border-radius', 'box-shadow'];
const TEXT = ['color', 'font-family', 'font-size', 'font-style', 'font-weight', 'letter-spacing', 'line-height'];

function read(element: Element, properties: readonly string[], pseudo?: string): Record<string, string> {
  const style = getComputedStyle(element, pseudo);
  return Object.fromEntries(properties.map((property) => [property, style.getPropertyValue(property)]));
}

async function readInside(properties: readonly string[], pseudo = ''): Promise<Record<string, string>> {
  const { value } = await executeServerCommand<{ value: Record<string, string> }, object>('in-frame', {
    fragment: 'field=cardNumber',
    code: `(() => {
      const style = getComputedStyle(document.querySelector('input'), ${pseudo ? `'${pseudo}'` : 'undefined'});
      return Object.fromEntries(${JSON.stringify(properties)}.map((name) => [name, style.getPropertyValue(name)]));
    })()`,
  });
  return value;
}

/** Waits until box and text look like the page's own input, and fails with what differs. */
async function untilAlike(): Promise<void> {
  let seen: unknown;
  let wanted: unknown;
  const isSo = async (): Promise<boolean> => {
    wanted = [read(input, [...BOX, 'padding']), read(input, TEXT), read(input, ['color'], '::placeholder')];
    seen = [read(box(), [...BOX, 'padding']), await readInside(TEXT), await readInside(['color'], '::placeholder')];
    return JSON.stringify(seen) === JSON.stringify(wanted);
  };
  await until(isSo, 'box and text look like the input').catch(() => expect(seen).to.deep.equal(wanted));
  expect(box().offsetHeight).to.be.closeTo(input.offsetHeight, 1);
}

const BORDERED = `input { border: 1px solid rgb(90, 100, 110); border-radius: 6px; padding: 10px 12px;
  background: rgb(250, 250, 252); color: rgb(20, 30, 40); font: 17px/24px Georgia, serif }
  input::placeholder { color: rgb(100, 110, 120) }`;

for (const [kind, style, inputClass] of [
  ['borders', BORDERED],
  [
    'a line below',
    `input { border: 0; border-bottom: 2px solid rgb(0, 80, 160); padding: 6px 0; font: 500 18px/1.4 serif }`,
  ],
  ['filled pills', `input { border: 0; border-radius: 999px; background: rgb(235, 238, 245); padding: 12px 20px }`],
  [
    'a height',
    `input { height: 56px; padding: 0 16px; border: 2px solid rgb(9, 9, 9); font: inherit; line-height: 1 }`,
  ],
  [
    'a shadow and spaced text',
    `input { border: 1px solid; box-shadow: rgb(1, 2, 3) 0px 1px 2px 0px inset; letter-spacing: 1px }`,
  ],
  [
    'a style by class',
    `.form-control { padding: .375rem .75rem; border: 1px solid rgb(222, 226, 230); border-radius: .375rem;
    font: 400 1rem/1.5 system-ui; background: rgb(255, 255, 255); transition: all .15s }`,
    'form-control',
  ],
  [
    'utility classes',
    `.w-full { width: 100% } .px-3 { padding-inline: 12px } .rounded { border-radius: 8px }
    .ring { border: 0; box-shadow: rgb(209, 213, 219) 0px 0px 0px 1px } .py-2 { padding-block: 8px }`,
    'w-full px-3 py-2 rounded ring',
  ],
  [
    'text that grows with the page',
    `input { font: inherit; font-size: 1.25em; border: 1px solid; padding: .5em } form { font: 20px serif }`,
  ],
] as const) {
  test(`on a page whose inputs have ${kind}, so have the fields`, async () => {
    await mount(style, inputClass);
    await untilAlike();
  });
}

test('on a page that does not style its inputs, fields have a look of their own', async () => {
  await mount('form { font: 19px Georgia, serif; color: rgb(1, 2, 3) }');
  expect(read(box(), ['border-width', 'border-style', 'border-radius', 'font-size'])).to.deep.equal({
    'border-width': '1px',
    'border-style': 'solid',
    'border-radius': '4.75px',
    'font-size': '19px',
  });
  expect(await readInside(['font-size'])).to.deep.equal({ 'font-size': '19px' });
});

test('a page that styles only the text of its inputs has that text in fields with a border of their own', async () => {
  await mount('input { font: 700 21px Georgia, serif; padding: 9px }');
  expect(read(box(), ['border-style', 'font-size', 'padding'])).to.deep.equal({
    'border-style': 'solid',
    'font-size': '21px',
    padding: '9px',
  });
});

test('what a page says of fields counts more than how its inputs look', async () => {
  await mount(
    `${BORDERED} inlay-fields { --inlay-border: 3px dotted rgb(1, 1, 1); --inlay-font: 20px/1.2 monospace; --inlay-padding: 3px }`,
  );
  expect(read(box(), ['border-style', 'border-width', 'padding'])).to.deep.equal({
    'border-style': 'dotted',
    'border-width': '3px',
    padding: '3px',
  });
  expect(read(box(), ['background-color'])).to.deep.equal(read(input, ['background-color']));
  await until(() => box().offsetHeight < input.offsetHeight, 'its height is its own');
  expect(await readInside(['font-family', 'font-size'])).to.deep.equal({
    'font-family': 'monospace',
    'font-size': '20px',
  });
});

test('in a shadow root of the page’s, fields look like the inputs there', async () => {
  const host = await fixture<HTMLElement>(html`<div></div>`);
  const root = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = BORDERED;
  const group = document.createElement('inlay-fields');
  group.setAttribute('vault', VAULT);
  group.setAttribute('publishable-key', 'pk_test_demo');
  field = document.createElement('inlay-card-number');
  field.placeholder = '0000';
  group.append(field);
  input = document.createElement('input');
  input.placeholder = '0000';
  root.append(style, input, group);
  await untilReady(group);
  await untilAlike();
});

const DARK = `${BORDERED} .dark input { background: rgb(20, 22, 24); color: rgb(240, 240, 240); border-color: rgb(120, 120, 130) }`;

test('a theme class on the document changes the fields with the inputs', async () => {
  await mount(DARK);
  await untilAlike();
  document.documentElement.className = 'dark';
  await untilAlike();
  expect(read(box(), ['background-color'])).to.deep.equal({ 'background-color': 'rgb(20, 22, 24)' });
});

test('a dark color scheme of the system changes the fields with the inputs', async () => {
  await mount(`:root { color-scheme: light dark } input { border: 1px solid light-dark(rgb(9, 9, 9), rgb(200, 200, 200));
    background: light-dark(rgb(255, 255, 255), rgb(30, 30, 30)); color: CanvasText }`);
  await untilAlike();
  await emulateMedia({ colorScheme: 'dark' });
  await untilAlike();
  expect(read(box(), ['background-color'])).to.deep.equal({ 'background-color': 'rgb(30, 30, 30)' });
});

test('a style sheet that comes late, or is taken away, changes the fields with the inputs', async () => {
  await mount('');
  css.textContent = BORDERED;
  await untilAlike();
  css.textContent = BORDERED.replaceAll('17px', '22px');
  await untilAlike();
});

test('media queries of the page are those of its window, not of the frame', async () => {
  await mount(`${BORDERED} @media (max-width: 500px) { input { font-size: 23px; padding: 4px } }`);
  await setViewport({ width: 480, height: 700 });
  await untilAlike();
  expect(await readInside(['font-size'])).to.deep.equal({ 'font-size': '23px' });
  await setViewport({ width: 900, height: 700 });
  await untilAlike();
  expect(await readInside(['font-size'])).to.deep.equal({ 'font-size': '17px' });
});

test('a font size and a direction that change around the fields change them', async () => {
  await mount('input { font: inherit; border: 1px solid; padding: 5px }');
  const form = field.closest('form') as HTMLElement;
  form.style.fontSize = '26px';
  await untilAlike();
  form.dir = 'rtl';
  await until(() => getComputedStyle(field).direction === 'rtl', 'the direction is another');
  await until(async () => (await readInside(['text-align']))['text-align'] === 'right', 'the text is at the right');
});

test('disabled and invalid fields look like such inputs', async () => {
  await mount(`${BORDERED} input:disabled { background: rgb(200, 200, 200); opacity: .7 }
    input[aria-invalid=true] { border-color: rgb(200, 0, 0); background: rgb(255, 240, 240) }`);
  field.error = 'Wrong.';
  input.ariaInvalid = 'true';
  await untilAlike();
  field.error = '';
  input.ariaInvalid = null;
  field.disabled = input.disabled = true;
  await untilAlike();
  expect(read(box(), ['opacity'])).to.deep.equal({ opacity: '0.7' });
});

test('a page whose disabled inputs look like any other still has disabled fields that can be told', async () => {
  await mount(BORDERED);
  field.disabled = true;
  await field.updateComplete;
  await until(() => getComputedStyle(box()).opacity === '0.5', 'it is pale');
});

test('with the focus a field looks like the page’s inputs, once one of them had it', async () => {
  await mount(`${BORDERED} input:focus { outline: 0; border-color: rgb(10, 100, 200); transition: all 50ms;
    box-shadow: rgb(180, 210, 250) 0px 0px 0px 4px }`);
  const FOCUS = ['border-color', 'box-shadow', 'outline-style'];
  const fields = field.closest('inlay-fields') as InlayFields;
  await focusOn(fields, 'cardNumber');
  expect(read(box(), FOCUS)['outline-style']).to.equal('solid');
  input.focus();
  // The look is read once the transition is over, and after a pause.
  await new Promise((resolve) => setTimeout(resolve, 300));
  const wanted = read(input, FOCUS);
  expect(wanted['box-shadow']).to.contain('4px');
  await focusOn(fields, 'cardNumber');
  expect(read(box(), FOCUS)).to.deep.equal(wanted);
});

test('without such a look the focus has the page’s accent color', async () => {
  await mount('form { accent-color: rgb(150, 0, 90) }');
  await typeInto(field.closest('inlay-fields') as InlayFields, 'cardNumber', '4', sendKeys);
  expect(read(box(), ['outline-color', 'outline-style'])).to.deep.equal({
    'outline-color': 'rgb(150, 0, 90)',
    'outline-style': 'solid',
  });
});

test('an input is tried out once for all fields that come together', async () => {
  const tried: number[] = [];
  const observer = new MutationObserver((records) => {
    const inputs = records.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node.nodeName === 'INPUT');
    if (inputs.length > 0) tried.push(inputs.length);
  });
  const page = await fixture<HTMLElement>(html`<form></form>`);
  observer.observe(page, { childList: true, subtree: true });
  const fields = document.createElement('inlay-fields');
  Object.assign(fields, { vault: VAULT, publishableKey: 'pk_test_demo' });
  fields.append(document.createElement('inlay-card-number'), document.createElement('inlay-card-expiry'));
  page.append(fields);
  await untilReady(fields);
  await whileNothingHappens(250);
  observer.disconnect();
  expect(tried).to.deep.equal([2]);
});

test('a field that is shown later is as high as the page’s inputs then', async () => {
  css.textContent = `[type=text] { height: 56px; padding: 0 16px; border: 2px solid } [type=checkbox]:not(:checked) ~ inlay-fields { display: none }`;
  const page = await fixture<HTMLElement>(html`
    <form>
      <input type="text" />
      <input type="checkbox" />
      <inlay-fields vault=${VAULT} publishable-key="pk_test_demo">
        <inlay-card-number></inlay-card-number>
      </inlay-fields>
    </form>
  `);
  await untilReady(page.querySelector('inlay-fields') as InlayFields);
  field = page.querySelector('inlay-card-number') as InlayCardNumber;
  (page.querySelector('[type=checkbox]') as HTMLInputElement).checked = true;
  const { offsetHeight } = page.querySelector('input') as HTMLInputElement;
  await until(() => Math.abs(box().offsetHeight - offsetHeight) <= 1, 'it has the height');
});

test('typing tries nothing out, and a busy page is tried at most ten times a second', async () => {
  await mount(BORDERED);
  const fields = field.closest('inlay-fields') as InlayFields;
  await typeInto(fields, 'cardNumber', '4', sendKeys);
  // The trials of mounting and of the first key end within a pause, and leave no trace.
  await new Promise((resolve) => setTimeout(resolve, 150));
  let probes = 0;
  const observer = new MutationObserver((records) => {
    probes += records
      .flatMap(({ addedNodes }) => [...addedNodes])
      .filter((node) => node instanceof HTMLInputElement).length;
  });
  observer.observe(fields, { childList: true });
  await sendKeys({ type: '111 1111 1111 1111' });
  await until(() => fields.state.complete, 'it was typed');
  expect(probes).to.equal(0);
  const end = performance.now() + 500;
  while (performance.now() < end) {
    for (let times = 0; times < 100; times++) fields.setAttribute('data-state', String(times));
    await new Promise((resolve) => setTimeout(resolve));
  }
  expect(probes).to.be.within(1, 7);
  expect(fields.querySelectorAll('input').length).to.equal(0);
  observer.disconnect();
});

test('where colors are forced a box has a border, and the focus is seen', async () => {
  await mount(
    'input { border: 0; background: rgb(235, 238, 245); padding: 12px } input:focus { outline: 0; background: rgb(255, 255, 255) }',
  );
  await emulateMedia({ forcedColors: 'active' });
  expect(read(box(), ['border-width', 'border-style'])).to.deep.equal({
    'border-width': '1px',
    'border-style': 'solid',
  });
  input.focus();
  // The look is read after a pause.
  await new Promise((resolve) => setTimeout(resolve, 150));
  await typeInto(field.closest('inlay-fields') as InlayFields, 'cardNumber', '4', sendKeys);
  expect(read(box(), ['outline-width', 'outline-style'])).to.deep.equal({
    'outline-width': '2px',
    'outline-style': 'solid',
  });
});
