/** The digits of an expiry while it is being typed: up to 2 of the month, up to 2 of the year. */
export interface ExpiryParts {
  readonly month: string;
  /** 3 digits when a year is typed in full and lacks its last: `203`. */
  readonly year: string;
}

/** The two sides of the first slash as they are. A half month keeps its side as long as there is a year. */
export function splitExpiry(text: string): ExpiryParts {
  const [month = '', ...year] = text.split('/');
  return { month, year: year.join('') };
}

/**
 * Moves digits to where they belong: `5` is May and written `05`, `13` is January and the year's `3`, a third digit is
 * the year's. Undefined when the year gets more than it holds.
 *
 * @param monthDone whether the payer is past the month, so that `1` can't become `12` any more
 */
export function settleExpiry({ month, year }: ExpiryParts, monthDone: boolean): ExpiryParts | undefined {
  const single = /^(?:[2-9]|1[3-9])/.test(month) || (month === '1' && monthDone);
  const whole = single ? month.slice(0, 1).padStart(2, '0') : month.slice(0, 2);
  const rest = month.slice(single ? 1 : 2) + year;
  const open = whole !== '' && rest.startsWith('20');
  if (open && rest.length === 4) return { month: whole, year: rest.slice(2) };
  return rest.length < (open ? 4 : 3) ? { month: whole, year: rest } : undefined;
}

export function joinExpiry({ month, year }: ExpiryParts): string {
  return month.length === 2 || year ? `${month} / ${year}` : month;
}
