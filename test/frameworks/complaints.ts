import type { Page } from '@playwright/test';

/** What nobody has to mend: what Lit says in a development build beside the script tag's, and an answer that says no. */
const EXPECTED = [/^Lit is in dev mode/, /^Multiple versions of Lit loaded/, /^Failed to load resource: .* 402 /];

/** Everything that a page complains of from now on. */
export function recordComplaints(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  page.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning';
    if (isComplaint && !EXPECTED.some((words) => words.test(message.text()))) complaints.push(message.text());
  });
  return complaints;
}
