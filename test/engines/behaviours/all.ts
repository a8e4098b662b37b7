import type { Declare } from '../scene.ts';
import { editing } from './editing.ts';
import { forms } from './forms.ts';
import { isolation } from './isolation.ts';
import { keyboard } from './keyboard.ts';
import { lifecycle } from './lifecycle.ts';
import { looks } from './looks.ts';
import { paying } from './pay.ts';
import { stillness } from './stillness.ts';

/** What holds in every engine. */
export function allBehaviours(check: Declare): void {
  for (const declare of [paying, keyboard, editing, forms, lifecycle, looks, isolation, stillness]) declare(check);
}
