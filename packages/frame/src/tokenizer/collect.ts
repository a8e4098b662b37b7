import type { BrowserErrorCode, CollectedValue, Collecting, FieldName, TokenizeRequest } from '@inlay/protocol';
import type { FieldChannel, Fields } from './listen-for-fields.ts';

/** Milliseconds that a field has to answer. */
const PATIENCE = 2_000;

export type Collected = ReadonlyMap<FieldName, CollectedValue>;

/** A field that has no value to judge, and why. */
export interface Uncollected {
  readonly field: FieldName;
  readonly code: Extract<BrowserErrorCode, 'field_not_linked' | 'field_timeout'>;
}

/** Asks the fields of a request for their values, all at once. */
export async function collect(
  { group, fields: names }: TokenizeRequest,
  fields: Fields,
): Promise<{ readonly collected: Collected; readonly missing: readonly Uncollected[] }> {
  const collected = new Map<FieldName, CollectedValue>();
  const missing: Uncollected[] = [];
  const ask = async (field: FieldName): Promise<void> => {
    const channels = fields.of(group, field);
    const answer = await firstAnswer(channels);
    if (answer) collected.set(field, answer);
    else missing.push({ field, code: channels.length > 0 ? 'field_timeout' : 'field_not_linked' });
  };
  await Promise.all([...new Set(names)].map(ask));
  return { collected, missing };
}

/** All are asked at once, the first in the list is believed first: a channel whose frame is gone just stays silent. */
export async function firstAnswer(
  channels: readonly FieldChannel[],
  { patience = PATIENCE, ...how }: Collecting & { readonly patience?: number } = {},
): Promise<CollectedValue | undefined> {
  const answers = channels.map((channel) => channel.call('collect', how, patience).catch(() => undefined));
  for (const answer of answers) {
    const value = await answer;
    if (value) return value;
  }
  return undefined;
}
