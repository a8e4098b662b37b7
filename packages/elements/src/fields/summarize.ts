import type { FieldState } from '@inlay/protocol';

export const EMPTY: FieldState = { status: 'empty', focused: false, autofilled: false };

/** How several fields stand together. One alone stands as it stands. */
export function summarize(states: readonly FieldState[]): FieldState {
  const [first = EMPTY, ...others] = states;
  if (others.length === 0) return first;
  const flawed = states.find(({ status }) => status === 'invalid') ?? states.find(({ code }) => code);
  const { brand, brands } = states.find((state) => state.brand) ?? {};
  return {
    status: statusOf(states),
    focused: states.some(({ focused }) => focused),
    autofilled: states.some(({ autofilled }) => autofilled),
    ...(flawed?.code && { code: flawed.code }),
    ...(brand && { brand }),
    ...(brands && { brands }),
  };
}

function statusOf(states: readonly FieldState[]): FieldState['status'] {
  const statuses = states.map(({ status }) => status);
  if (statuses.includes('invalid')) return 'invalid';
  const [first] = statuses;
  return first && statuses.every((status) => status === first) ? first : 'incomplete';
}
