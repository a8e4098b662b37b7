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

/** What holds in every engine. */
export function allBehaviours(check: Declare): void {
  const groups = [paying, methods, keyboard, editing, forms, buttons, lifecycle, limits, looks, isolation, stillness];
  for (const declare of groups) declare(check);
}
