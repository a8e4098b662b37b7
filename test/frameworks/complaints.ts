import type { Page } from '@playwright/test';

/** What Lit says to developers only: of its build, of the script tag's beside it, and of a field that reads its look. */
const FROM_LIT = [/^Lit is in dev mode/, /^Multiple versions of Lit loaded/, /lit\.dev\/msg\/change-in-update/];

/** What a browser says of an answer that says no. */
const REFUSED = /^Failed to load resource: .* 402 /;

const EXPECTED = [...FROM_LIT, REFUSED];

/** Everything that a page complains of from now on. */
export function recordComplaints(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  page.on('console', (message) => {
    // Some browsers ask for an icon that no page named.
    const isOfIcon = message.location().url.endsWith('/favicon.ico');
    const isComplaint = !isOfIcon && ['error', 'warning'].includes(message.type());
    if (isComplaint && !EXPECTED.some((words) => words.test(message.text()))) complaints.push(message.text());
  });
  return complaints;
}
