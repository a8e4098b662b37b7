import { expect } from '@open-wc/testing';
import { embed, mountField, unembed } from './embed.test-support.ts';
import { inFrame } from './in-frame.test-support.ts';

teardown(unembed);

const FRAGMENT = 'role=field&group=g&field=cardNumber';

/** Runs statements in a field and tells what came of them, and which directives of the policy objected. */
function attempt(statements: string): Promise<{ outcome: string; objections: string[] }> {
  return inFrame(
    FRAGMENT,
    `(async () => {
      const objections = [];
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => objections.push(effectiveDirective));
      let outcome = 'done';
      // What a debugger evaluates may do more, but only until its first pause.
      await new Promise((resolve) => setTimeout(resolve));
      try { ${statements} } catch (error) { outcome = error.name }
      // The browser reports a violation of the policy a little later.
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { outcome, objections: [...new Set(objections)] };
    })()`,
  );
}

const refusals: readonly (readonly [what: string, statements: string, outcome: string, directive: string])[] = [
  ['evaluated text', 'await eval("1")', 'EvalError', 'require-trusted-types-for'],
  ['a function made of text', 'new Function("return 1")', 'EvalError', 'require-trusted-types-for'],
  [
    'markup made of text',
    'document.body.insertAdjacentHTML("beforeend", "<b>")',
    'TypeError',
    'require-trusted-types-for',
  ],
  ['a trusted types policy', 'trustedTypes.createPolicy("x", {})', 'TypeError', 'trusted-types'],
  ['an image', 'new Image().src = "/x.png"', 'done', 'img-src'],
  [
    'an injected style',
    'document.head.append(Object.assign(document.createElement("style"), { textContent: "input{color:red}" }))',
    'done',
    'style-src-elem',
  ],
  [
    'a background that is fetched',
    'document.body.style.background = "url(/x.png)"; document.body.offsetWidth',
    'done',
    'img-src',
  ],
  ['a font that is fetched', 'await new FontFace("x", "url(/x.woff2)").load()', 'NetworkError', 'font-src'],
  [
    'a frame',
    'document.body.append(Object.assign(document.createElement("iframe"), { src: "/x" }))',
    'done',
    'frame-src',
  ],
  ['a worker', 'new Worker("/x.js")', 'TypeError', 'require-trusted-types-for'],
  ['a request', 'await fetch("/x")', 'TypeError', 'connect-src'],
  ['a beacon', 'navigator.sendBeacon("/x", "y")', 'done', 'connect-src'],
  [
    'a base elsewhere',
    'document.head.prepend(Object.assign(document.createElement("base"), { href: "https://elsewhere.example/" }))',
    'done',
    'base-uri',
  ],
];

for (const [what, statements, outcome, directive] of refusals) {
  test(`the document refuses ${what}`, async () => {
    await mountField('cardNumber');
    expect(await attempt(statements)).to.deep.equal({ outcome, objections: [directive] });
  });
}

test('an inline script is not run, nor an inline handler', async () => {
  await mountField('cardNumber');
  const { objections } = await attempt(`
    const script = document.createElement('script');
    try { script.textContent = 'document.title = "ran"' } catch { objections.push('text') }
    document.body.append(script);
    try { document.body.setAttribute('onclick', 'document.title = "ran"') } catch { objections.push('handler') }
    document.body.click();
  `);
  expect(objections).to.include('text').and.to.include('handler');
  expect(await inFrame(FRAGMENT, 'document.title')).to.equal('cardNumber');
});

test('no window, no form and no page above can be reached', async () => {
  await mountField('cardNumber');
  expect((await attempt('if (open("/x") === null) throw new RangeError()')).outcome).to.equal('RangeError');
  expect((await attempt('top.location.assign("/x")')).outcome).to.equal('SecurityError');
  expect((await attempt('parent.document')).outcome).to.equal('SecurityError');
});

test('the document keeps nothing', async () => {
  await mountField('cardNumber');
  const kept = `(() => { const kept = [document.cookie]; for (const name of ['localStorage', 'sessionStorage']) { try { kept.push(self[name].length) } catch {} } return kept.filter(Boolean) })()`;
  expect(await inFrame(FRAGMENT, kept)).to.deep.equal([]);
});

test('an origin that looks like markup stays data', async () => {
  const { frame } = await mountField('cardNumber', { key: 'pk_test_hostile' });
  expect(await inFrame(FRAGMENT, 'JSON.parse(document.getElementById("config").textContent).origins.length')).to.equal(
    2,
  );
  expect(await inFrame(FRAGMENT, 'document.title + document.scripts.length')).to.equal('cardNumber2');
  frame.remove();
});

test('all frames of a page show the same document', async () => {
  const read = 'document.getElementById("config").textContent + document.scripts[1].textContent.length';
  await mountField('cardNumber');
  await embed('role=tokenizer').alive;
  expect(await inFrame(FRAGMENT, read)).to.equal(await inFrame('role=tokenizer', read));
});
