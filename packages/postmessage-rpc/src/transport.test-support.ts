import { type Channel, openChannel, type Port } from './channel.ts';
import { NO_METHODS } from './contract.ts';
import { RpcError } from './rpc-error.ts';
import { parseText, type Remark, SAMPLE } from './sample.test-support.ts';

/** What the suite needs of a test runner: `test` and `expect` of vitest, of mocha and chai. */
export interface Floor {
  readonly test: (name: string, run: () => Promise<void>) => unknown;
  readonly expect: (value: unknown) => {
    to: { equal(value: unknown): unknown; deep: { equal(value: unknown): unknown } };
  };
}

interface Ends {
  readonly asker: Channel<typeof SAMPLE>;
  readonly server: Channel<typeof NO_METHODS>;
  readonly heard: string[];
}

type Answer = (remark: Remark) => string | Promise<string>;

/** What every channel promises, whatever carries it. `open` brings the two ends of a new connection. */
export function testTransport(name: string, open: () => Promise<[Port, Port]>, { test, expect }: Floor): void {
  const connectEnds = async (echo: Answer = ({ text }) => text, limits: { inFlight?: number } = {}): Promise<Ends> => {
    const [left, right] = await open();
    const heard: string[] = [];
    const handlers = { echo, remark: ({ text }: Remark) => void heard.push(text) };
    const server = openChannel(right, { local: SAMPLE, remote: NO_METHODS, handlers });
    const asker = openChannel(left, { local: NO_METHODS, remote: SAMPLE, handlers: {}, timeout: 2_000, ...limits });
    return { asker, server, heard };
  };
  const failureOf = (call: Promise<unknown>): Promise<unknown> =>
    call.then(
      () => 'no failure',
      (error: unknown) => (error instanceof RpcError ? error.failure : error),
    );
  const check = (title: string, run: () => Promise<void>): unknown => test(`${name}: ${title}`, run);

  check('a call brings its answer', async () => {
    const { asker, server } = await connectEnds();
    expect(await asker.call('echo', { text: 'hello' })).to.equal('hello');
    asker.close();
    server.close();
  });

  check('answers find their calls in whatever order they come', async () => {
    const { asker, server } = await connectEnds(
      ({ text }) => new Promise((resolve) => setTimeout(resolve, text === 'slow' ? 20 : 0, text)),
    );
    const order: string[] = [];
    const calls = ['slow', 'fast'].map(async (text) => order.push(await asker.call('echo', { text })));
    await Promise.all(calls);
    expect(order).to.deep.equal(['fast', 'slow']);
    asker.close();
    server.close();
  });

  check('notes arrive in order and are not answered', async () => {
    const { asker, server, heard } = await connectEnds();
    for (const text of ['one', 'two', 'three']) asker.note('remark', { text });
    await asker.call('echo', { text: 'after' });
    expect(heard).to.deep.equal(['one', 'two', 'three']);
    asker.close();
    server.close();
  });

  check('a handler that throws is told as failed, without a word of its error', async () => {
    const { asker, server } = await connectEnds(() => {
      throw new Error('4111 1111 1111 1111');
    });
    const error: unknown = await asker.call('echo', { text: '' }).catch((reason: unknown) => reason);
    expect(`${(error as Error).message} ${(error as Error).stack}`.includes('4111')).to.equal(false);
    expect((error as RpcError).failure).to.equal('failed');
    asker.close();
    server.close();
  });

  check('parameters of another shape are refused before a handler sees them', async () => {
    let served = 0;
    const { asker, server } = await connectEnds(() => String(++served));
    expect(await failureOf(asker.call('echo', { text: 'hello', more: true } as Remark))).to.equal('refused');
    expect(served).to.equal(0);
    asker.close();
    server.close();
  });

  check('a result of another shape does not leave the side that made it', async () => {
    const { asker, server } = await connectEnds(() => 'x'.repeat(101));
    expect(await failureOf(asker.call('echo', { text: '' }))).to.equal('failed');
    asker.close();
    server.close();
  });

  check('a result that the asker does not know is refused', async () => {
    const [left, right] = await open();
    const anything = { params: parseText, result: (value: unknown) => value };
    const server = openChannel(right, { local: { ask: anything }, remote: NO_METHODS, handlers: { ask: () => 7 } });
    const remote = { ask: { params: parseText, result: parseText } };
    const asker = openChannel(left, { local: NO_METHODS, remote, handlers: {} });
    expect(await failureOf(asker.call('ask', ''))).to.equal('refused');
    asker.close();
    server.close();
  });

  check('a call without an answer fails in time', async () => {
    const { asker, server } = await connectEnds(() => new Promise<string>(() => {}));
    expect(await failureOf(asker.call('echo', { text: '' }, 10))).to.equal('timeout');
    asker.close();
    server.close();
  });

  check('an answer that comes too late is dropped', async () => {
    const { asker, server } = await connectEnds(
      ({ text }) => new Promise((resolve) => setTimeout(resolve, text === 'late' ? 30 : 0, text)),
    );
    expect(await failureOf(asker.call('echo', { text: 'late' }, 5))).to.equal('timeout');
    // The answer comes, and must not be seen: there is nothing to wait for.
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(await asker.call('echo', { text: 'next' })).to.equal('next');
    asker.close();
    server.close();
  });

  check('calls beyond those in flight fail at once, and one more goes through as soon as one is answered', async () => {
    const { asker, server } = await connectEnds(({ text }) => text, { inFlight: 2 });
    const first = asker.call('echo', { text: 'a' });
    const second = asker.call('echo', { text: 'b' });
    expect(await failureOf(asker.call('echo', { text: 'c' }))).to.equal('busy');
    expect([await first, await second]).to.deep.equal(['a', 'b']);
    expect(await asker.call('echo', { text: 'd' })).to.equal('d');
    asker.close();
    server.close();
  });

  check('closing fails what is in flight and all that comes after, and stops what the peer still sends', async () => {
    const { asker, server, heard } = await connectEnds(() => new Promise<string>(() => {}));
    const inFlight = failureOf(asker.call('echo', { text: '' }));
    asker.close();
    expect(await inFlight).to.equal('closed');
    expect(await failureOf(asker.call('echo', { text: '' }))).to.equal('closed');
    asker.note('remark', { text: 'too late' });
    asker.close();
    // It must not be heard: there is nothing to wait for.
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).to.deep.equal([]);
    server.close();
  });
}
