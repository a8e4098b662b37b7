import { CARDHOLDER_NAME_MAX_LENGTH } from '@inlay/validators';
import type { Format } from './format.ts';
import { formatHolderName } from './format-holder-name.ts';

/** Keeps a name on a card: see `formatHolderName`. */
export const formatCardholderName: Format = formatHolderName(CARDHOLDER_NAME_MAX_LENGTH);
