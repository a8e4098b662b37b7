/**
 * Amounts, in cents, to which the vault's sandbox processor answers other than yes. A shop would not have these: they
 * are here so that its errors can be seen.
 */
export const SCENARIOS = {
  declined: { discount: 'Sandbox discount: the bank declines', total: 5 },
  funds: { discount: 'Sandbox discount: too little money', total: 11 },
  outage: { discount: 'Sandbox discount: the processor fails', total: 20 },
} as const;

export type Scenario = keyof typeof SCENARIOS;

export function parseScenario(value: unknown): Scenario | undefined {
  return typeof value === 'string' && Object.hasOwn(SCENARIOS, value) ? (value as Scenario) : undefined;
}
