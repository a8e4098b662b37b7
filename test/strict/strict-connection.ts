import type { Socket } from 'node:net';
import { GroupReader, type Group, type Unit } from './client-side.ts';
import { errorResponse, type Message, MessageReader, readyForQuery, simpleQuery, SYNC } from './messages.ts';
import type { Answer, ServerSide } from './server-side.ts';
import type { Judged, StatementJudge } from './strict-rules.ts';
import type { StrictCounts } from './strict-counts.ts';

/** The random decisions. */
export interface Chances {
  readonly failCommit: () => boolean;
  readonly failBegin: () => boolean;
  readonly forget: () => boolean;
}

interface Context {
  readonly client: Socket;
  readonly server: ServerSide;
  readonly judge: StatementJudge;
  readonly chances: Chances;
  readonly counts: StrictCounts;
}

const SERIALIZATION_FAILURE = '40001';

/** One authenticated client of the strict store. Its groups run one after another, even if it sends ahead. */
export class StrictConnection {
  readonly #context: Context;
  readonly #messages = new MessageReader();
  readonly #groups: GroupReader;
  #last: Promise<void> = Promise.resolve();

  constructor(context: Context) {
    this.#context = context;
    this.#groups = new GroupReader(context.judge);
  }

  /** Receives data from the client. */
  push(chunk: Buffer): void {
    for (const message of this.#messages.push(chunk)) {
      const group = this.#groups.push(message);
      if (group) this.#last = this.#last.then(() => this.#handle(group));
    }
  }

  async #handle(group: Group): Promise<void> {
    const { client } = this.#context;
    if (group.kind === 'end') {
      client.end();
      return;
    }
    if (group.kind === 'foreign') {
      client.end(errorResponse('0A000', `the strict store knows no message ${group.message.type}`, 'FATAL'));
      return;
    }
    await this.#forgetNowAndThen();
    if (group.kind === 'simple') await this.#runSimple(group.query, group.statements);
    else await this.#runExtended(group.units);
  }

  /** Forgets prepared statements between transactions, as a pooler or a server change would. */
  async #forgetNowAndThen(): Promise<void> {
    const { server, chances, counts } = this.#context;
    if (server.status !== 'I' || !this.#groups.hasNames || !chances.forget()) return;
    this.#groups.hasNames = false;
    await server.ask(simpleQuery('DEALLOCATE ALL'));
    counts.forgotten += 1;
  }

  async #runSimple(query: Message, statements: readonly Judged[]): Promise<void> {
    const { server, counts } = this.#context;
    counts.statements += statements.length;
    const refused = statements.find(({ fault }) => fault !== undefined);
    if (refused) return this.#refuse(refused);
    const isBegun = server.status !== 'I';
    if (statements[0]?.act === 'begin' && this.#failsBegin() && !isBegun) return this.#failBegin([]);
    const commitAt = statements.findIndex(({ act }) => act === 'commit');
    if (commitAt < 0 || !this.#failsCommit()) return this.#pass(await server.ask(query.bytes));
    const before = await this.#askFor(statements.slice(0, commitAt));
    if (before?.error !== undefined) return this.#pass(before);
    if (server.status === 'T') return this.#failCommit(before?.messages ?? []);
    const rest = (await this.#askFor(statements.slice(commitAt))) as Answer;
    return this.#pass({ ...rest, messages: [...(before?.messages ?? []), ...rest.messages] });
  }

  async #askFor(statements: readonly Judged[]): Promise<Answer | undefined> {
    if (statements.length === 0) return undefined;
    return this.#context.server.ask(simpleQuery(statements.map(({ sql }) => sql).join('; ')));
  }

  /** Runs statements up to the first that is refused or fails; the protocol skips the rest. */
  async #runExtended(units: readonly Unit[]): Promise<void> {
    const { server, counts } = this.#context;
    counts.statements += units.filter(({ execute }) => execute).length;
    const done: Message[] = [];
    let sent: Buffer[] = [];
    for (const { messages, execute, statement } of units) {
      const fails = execute !== undefined && statement !== undefined && this.#fails(statement);
      if (fails || statement?.fault !== undefined) {
        const before = await server.ask(...sent, SYNC);
        sent = [];
        done.push(...before.messages);
        if (before.error !== undefined) return this.#pass({ ...before, messages: done });
        if (statement?.fault !== undefined) return this.#refuse(statement, done);
        if (server.status === (statement?.act === 'begin' ? 'I' : 'T'))
          return this.#failUnit(done, messages, statement);
      }
      sent.push(...messages, ...(execute ? [execute] : []));
    }
    const rest = await server.ask(...sent, SYNC);
    return this.#pass({ ...rest, messages: [...done, ...rest.messages] });
  }

  /** A failing BEGIN or COMMIT is prepared as usual, and fails when it is run. */
  async #failUnit(done: readonly Message[], messages: readonly Buffer[], statement?: Judged): Promise<void> {
    const prepared = await this.#context.server.ask(...messages, SYNC);
    const before = [...done, ...prepared.messages];
    if (prepared.error !== undefined) return this.#pass({ ...prepared, messages: before });
    return statement?.act === 'begin' ? this.#failBegin(before) : this.#failCommit(before);
  }

  #fails({ act }: Judged): boolean {
    if (act === 'begin') return this.#failsBegin();
    return act === 'commit' && this.#failsCommit();
  }

  #failsBegin(): boolean {
    const { counts, chances } = this.#context;
    counts.begins += 1;
    return chances.failBegin();
  }

  #failBegin(before: readonly Message[]): void {
    this.#context.counts.beginsFailed += 1;
    this.#answer(before, errorResponse(...NOT_BEGUN));
  }

  #failsCommit(): boolean {
    const { counts, chances } = this.#context;
    counts.commits += 1;
    return chances.failCommit();
  }

  async #failCommit(before: readonly Message[]): Promise<void> {
    const { server, counts } = this.#context;
    counts.commitsFailed += 1;
    await server.ask(simpleQuery('ROLLBACK'));
    this.#answer(before, errorResponse(...NOT_COMMITTED));
  }

  /** Makes the server itself fail, so that the transaction is in the same state as after any other error. */
  async #refuse({ sql, fault }: Judged, before: readonly Message[] = []): Promise<void> {
    const { server, counts } = this.#context;
    counts.refused.push(`${fault}: ${sql}`);
    const words = `the strict store refuses a statement that ${fault}`.replaceAll("'", "''");
    const raised = await server.ask(
      simpleQuery(`DO $strict$ BEGIN RAISE EXCEPTION USING ERRCODE = '42501', MESSAGE = '${words}'; END $strict$`),
    );
    return this.#pass({ ...raised, messages: [...before, ...raised.messages] });
  }

  #pass({ messages, status, error }: Answer): void {
    if (error === '26000') this.#context.counts.missing += 1;
    this.#context.client.write(Buffer.concat([...messages.map(({ bytes }) => bytes), readyForQuery(status)]));
  }

  #answer(before: readonly Message[], error: Buffer): void {
    this.#context.client.write(Buffer.concat([...before.map(({ bytes }) => bytes), error, readyForQuery('I')]));
  }
}

const NOT_BEGUN = [SERIALIZATION_FAILURE, 'the strict store does not begin this transaction'] as const;
const NOT_COMMITTED = [SERIALIZATION_FAILURE, 'the strict store rolls this transaction back'] as const;
