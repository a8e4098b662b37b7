import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

type Answer = readonly [type: 1, id: number, error: { readonly message: string } | null, result: unknown];

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

interface ElementReference {
  readonly [ELEMENT]: string;
}

/**
 * Firefox's own remote control, which as the only one reaches the browser behind the pages. Messages are JSON arrays
 * behind their length in bytes: `[0, id, command, parameters]`, and in return `[1, id, error, result]`.
 */
export class Marionette {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  #heard: Buffer = Buffer.alloc(0);
  #lastId = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => this.#hear(chunk));
    socket.on('close', () => {
      for (const waiting of this.#waiting.values()) waiting.reject(new Error('Firefox has gone'));
    });
  }

  /** Connects as soon as a Firefox listens at the port, and opens a session. */
  static async connect(port: number): Promise<Marionette> {
    for (let left = 150; ; left--) {
      const socket = connect(port, '127.0.0.1');
      try {
        await once(socket, 'connect');
        const marionette = new Marionette(socket);
        await marionette.call('WebDriver:NewSession', { capabilities: { alwaysMatch: {} } });
        return marionette;
      } catch (error) {
        socket.destroy();
        if (left === 0) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  call(command: string, parameters: object = {}): Promise<unknown> {
    const id = ++this.#lastId;
    const message = Buffer.from(JSON.stringify([0, id, command, parameters]));
    this.#socket.write(`${message.length}:`);
    this.#socket.write(message);
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  /** Evaluates the source of an expression where the session stands, and waits for what it promises. */
  async evaluate(source: string): Promise<never> {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve().then(() => ${source}).then((value) => done([value]), (error) => done([null, String(error)]));`;
    const { value } = (await this.call('WebDriver:ExecuteAsyncScript', { script, args: [] })) as {
      readonly value: readonly [unknown, string?];
    };
    const [result, error] = value;
    if (error !== undefined) throw new Error(error);
    return result as never;
  }

  /** The reference of an element. */
  async find(selector: string): Promise<string> {
    const { value } = (await this.call('WebDriver:FindElement', { using: 'css selector', value: selector })) as {
      readonly value: ElementReference;
    };
    return value[ELEMENT];
  }

  /** Where the focus is in the page. */
  async findFocused(): Promise<string> {
    const { value } = (await this.call('WebDriver:GetActiveElement')) as { readonly value: ElementReference };
    return value[ELEMENT];
  }

  /** Does something in the document of an iframe. */
  async inFrame<Got>(element: string, act: () => Promise<Got>): Promise<Got> {
    await this.call('WebDriver:SwitchToFrame', { element, focus: false });
    try {
      return await act();
    } finally {
      await this.call('WebDriver:SwitchToFrame', { id: null, focus: false });
    }
  }

  /** Evaluates in the browser itself: `window` is its window. */
  async inBrowser(source: string): Promise<never> {
    await this.call('Marionette:SetContext', { value: 'chrome' });
    try {
      return await this.evaluate(source);
    } finally {
      await this.call('Marionette:SetContext', { value: 'content' });
    }
  }

  close(): void {
    this.#socket.destroy();
  }

  #hear(chunk: Buffer): void {
    this.#heard = Buffer.concat([this.#heard, chunk]);
    for (;;) {
      const colon = this.#heard.indexOf(':');
      const end = colon + 1 + Number(this.#heard.subarray(0, colon));
      if (colon < 0 || this.#heard.length < end) return;
      const message: unknown = JSON.parse(this.#heard.subarray(colon + 1, end).toString());
      this.#heard = this.#heard.subarray(end);
      if (Array.isArray(message)) this.#settle(message as unknown as Answer);
    }
  }

  #settle([, id, error, result]: Answer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result);
  }
}
