import type { Answer } from '../crash/client.ts';
import { type Field, tell } from './field.ts';

/** A rule that holds however requests meet, and a race that would break it. */
export interface Rule<Subject> {
  /** The rule, as a sentence. */
  readonly name: string;
  /** Lets requests meet once. @returns what has to be looked at afterwards */
  readonly round: (field: Field) => Promise<Subject>;
  /** Looks at what a round left. @returns what is wrong, in words; nothing where the rule held */
  readonly check: (field: Field, subject: Subject) => Promise<readonly string[]>;
  /** Writes into the database what the rule forbids, for the proof that the check finds it. */
  readonly violate: (field: Field, subject: Subject) => Promise<unknown>;
  /** Takes back what else had to be changed for that. */
  readonly restore?: (field: Field, subject: Subject) => Promise<unknown>;
}

/** A rule whose subject is nobody else's business. */
export interface AnyRule {
  readonly name: string;
  /** Runs a round and looks at it. */
  readonly play: (field: Field) => Promise<readonly string[]>;
  /** Runs a round, breaks the rule, and looks at it. */
  readonly control: (
    field: Field,
  ) => Promise<{ readonly before: readonly string[]; readonly after: readonly string[] }>;
}

export function rule<Subject>({ name, round, check, violate, restore }: Rule<Subject>): AnyRule {
  return {
    name,
    play: async (field) => check(field, await round(field)),
    async control(field) {
      const subject = await round(field);
      const before = await check(field, subject);
      await violate(field, subject);
      const after = await check(field, subject);
      await restore?.(field, subject);
      return { before, after };
    },
  };
}

/** Names the answers that are not among those that a race may give. */
export function unexpected(answers: readonly Answer[], ...allowed: readonly string[]): readonly string[] {
  return answers.map(tell).filter((told) => !allowed.includes(told));
}

/** Says so when a number is not what it has to be. */
export function unless(count: unknown, expected: number, what: string): readonly string[] {
  return Number(count) === expected ? [] : [`${String(count)} ${what}, not ${expected}`];
}

/** The answers that went through. */
export function won(answers: readonly Answer[]): readonly Answer[] {
  return answers.filter(({ status }) => status >= 200 && status < 300);
}
