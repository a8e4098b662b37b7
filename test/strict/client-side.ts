import { type Message, textsOf } from './messages.ts';
import type { Judged, StatementJudge } from './strict-rules.ts';

/** One statement of a client, with the messages that prepare and run it. */
export interface Unit {
  readonly messages: readonly Buffer[];
  /** The message that runs it; `undefined` if it is only prepared. */
  readonly execute: Buffer | undefined;
  /** Its SQL; `undefined` if it uses an unknown prepared name. */
  readonly statement: Judged | undefined;
}

/** All messages of a client up to a Sync, which are answered together. */
export type Group =
  | { readonly kind: 'simple'; readonly query: Message; readonly statements: readonly Judged[] }
  | { readonly kind: 'extended'; readonly units: readonly Unit[] }
  | { readonly kind: 'end'; readonly message: Message }
  | { readonly kind: 'foreign'; readonly message: Message };

/** Reads a client's messages as groups, and records its prepared statements. */
export class GroupReader {
  /** True if anything was prepared under a name since this was last set to false. */
  hasNames = false;
  readonly #judge: StatementJudge;
  readonly #prepared = new Map<string, Judged>();
  readonly #portals = new Map<string, Judged | undefined>();
  #units: Unit[] = [];
  #messages: Buffer[] = [];
  #statement: Judged | undefined;

  constructor(judge: StatementJudge) {
    this.#judge = judge;
  }

  /** @returns a group that this message completes */
  push(message: Message): Group | undefined {
    switch (message.type) {
      case 'Q':
        return { kind: 'simple', query: message, statements: this.#judge(textsOf(message, 1)[0] ?? '') };
      case 'P':
      case 'B':
      case 'D':
      case 'C':
        this.#note(message);
        this.#messages.push(message.bytes);
        return undefined;
      case 'E':
        this.#statement = this.#portals.get(textsOf(message, 1)[0] ?? '') ?? this.#statement;
        this.#finishUnit(message.bytes);
        return undefined;
      case 'S':
        return this.#finishGroup();
      case 'X':
        return { kind: 'end', message };
      default:
        return { kind: 'foreign', message };
    }
  }

  #note(message: Message): void {
    const [first = '', second = ''] = textsOf(message, 2);
    if (message.type === 'P') {
      this.#statement = this.#judge(second)[0];
      this.hasNames ||= first !== '';
      if (this.#statement) this.#prepared.set(first, this.#statement);
    } else if (message.type === 'B') {
      this.#statement = this.#prepared.get(second);
      this.#portals.set(first, this.#statement);
    }
  }

  #finishUnit(execute: Buffer | undefined): void {
    this.#units.push({ messages: this.#messages, execute, statement: this.#statement });
    this.#messages = [];
    this.#statement = undefined;
  }

  #finishGroup(): Group {
    if (this.#messages.length > 0) this.#finishUnit(undefined);
    const units = this.#units;
    this.#units = [];
    return { kind: 'extended', units };
  }
}
