import { readdirSync } from 'node:fs';
import { FIELD_VALUES } from '../../test/e2e/field-values.ts';

const DEFINED = new URL('../../packages/elements/src/define/', import.meta.url);

/** Elements that are no field: they show what the page tells them. */
const SHOWN: Readonly<Record<string, string>> = {
  'inlay-stored-card': 'brand="visa" last-digits="1111" expiry="12/30"',
};

export interface ElementInGallery {
  readonly tag: string;
  /** Attributes, where it is no field. */
  readonly shown: string | undefined;
}

/** Every element that can be defined, the group itself left out. */
export function listElements(): readonly ElementInGallery[] {
  return readdirSync(DEFINED)
    .filter((file) => /^inlay-[\w-]+\.ts$/.test(file) && file !== 'inlay-fields.ts')
    .map((file) => file.replace('.ts', ''))
    .toSorted()
    .map((tag) => ({ tag, shown: SHOWN[tag] }));
}

export function valueOf(field: string): string | undefined {
  return FIELD_VALUES[field];
}
