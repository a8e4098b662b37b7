import type { Declare } from '../scene.ts';
import { buttons } from './buttons.ts';
import { editing } from './editing.ts';
import { forms } from './forms.ts';
import { isolation } from './isolation.ts';
import { keyboard } from './keyboard.ts';
import { lifecycle } from './lifecycle.ts';
import { limits } from './limits.ts';
import { looks } from './looks.ts';
import { methods } from './methods.ts';
import { paying } from './pay.ts';
import { stillness } from './stillness.ts';

/** What a payer and the law can't do without. */
const CORE = [paying, keyboard, forms, isolation, stillness];

const ALL = [...CORE, methods, editing, buttons, lifecycle, limits, looks];

/** What a page could learn by. A leak that races is a leak, so these are never tried again. */
const SECURITY: readonly ((check: Declare) => void)[] = [isolation, stillness];

/** What holds in every engine: all of it by `npm run test:engines`, its core with all other tests by `npm test`. */
export function allBehaviours(check: Declare): void {
  const once: Declare = (sentence, body) => check(sentence, body, { retry: 0 });
  for (const declare of process.env['INLAY_TEST_ENGINES_CORE'] ? CORE : ALL) {
    declare(SECURITY.includes(declare) ? once : check);
  }
}
