import { createRequire } from 'node:module';
import type { Plugin } from 'vite';
import type { CardType } from './find-card-type.ts';

interface Patterned extends CardType {
  readonly patterns: readonly (number | readonly [number, number])[];
}

/** `credit-card-type`, where `card-validator` has its card types from. */
export interface CardTypes {
  (digits: string): readonly Patterned[];
}

export function loadCardTypes(): CardTypes {
  const validators = import.meta.resolve('@inlay/validators');
  const cardValidator = createRequire(validators).resolve('card-validator');
  return createRequire(cardValidator)('credit-card-type') as CardTypes;
}

/** The card types as the text that `findCardTypeIn` reads. */
export function toTable(cardTypes: CardTypes): string {
  return cardTypes('')
    .map(({ type, gaps, lengths, code, patterns }) =>
      [type, gaps, lengths, code.size, patterns.map(toPattern)].join(':'),
    )
    .join('|');
}

function toPattern(pattern: Patterned['patterns'][number]): string {
  const [low, high] = [pattern].flat().map(String);
  if (low === undefined || high === undefined || low === high) return low ?? '';
  if (low.length !== high.length) throw new TypeError('the ends of a range differ in length');
  const same = Array.from(low).findIndex((digit, index) => digit !== high[index]);
  return `${low}-${high.slice(same)}`;
}

/**
 * A Vite plugin: puts the card types of `card-validator` into the bundle as one short table with its reader, a third of
 * what the package's own modules take, in place of the module of `validators` that asks the package. A test holds the two
 * together.
 */
export function condenseCardTypes(): Plugin {
  const reader = JSON.stringify(new URL('./find-card-type.ts', import.meta.url).pathname);
  return {
    name: 'condense-card-types',
    load(id) {
      if (!id.endsWith('/validators/src/card-type.ts')) return undefined;
      const table = JSON.stringify(toTable(loadCardTypes()));
      return `import { findCardTypeIn } from ${reader};
        export const findCardType = findCardTypeIn(${table});`;
    },
  };
}
