import type { Answer } from '../crash/client.ts';
import { type Field, tell } from './field.ts';

/** A rule that must hold for any timing of requests, and a race that could break it. */
export interface Rule<Subject> {
  /** The rule, as a sentence. */
  readonly name: string;
  /** Runs requests at once. @returns the data for the check */
  readonly round: (field: Field) => Promise<Subject>;
  /** Checks the result of a round. @returns a description of each violation; empty if the rule holds */
  readonly check: (field: Field, subject: Subject) => Promise<readonly string[]>;
  /** Breaks the rule by SQL, to prove that the check detects it. */
  readonly violate: (field: Field, subject: Subject) => Promise<unknown>;
  /** Undoes other changes that this required. */
  readonly restore?: (field: Field, subject: Subject) => Promise<unknown>;
}

/** A rule whose data is private to it. */
export interface AnyRule {
  readonly name: string;
  /** Runs a round and checks it. */
  readonly play: (field: Field) => Promise<readonly string[]>;
  /** Runs a round, breaks the rule, and checks it. */
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

/** Describes the answers that the race does not permit. */
export function unexpected(answers: readonly Answer[], ...allowed: readonly string[]): readonly string[] {
  return answers.map(tell).filter((told) => !allowed.includes(told));
}

/** Describes a number that differs from the expected one. */
export function unless(count: unknown, expected: number, what: string): readonly string[] {
  return Number(count) === expected ? [] : [`${String(count)} ${what}, not ${expected}`];
}

/** Returns the successful answers. */
export function won(answers: readonly Answer[]): readonly Answer[] {
  return answers.filter(({ status }) => status >= 200 && status < 300);
}
