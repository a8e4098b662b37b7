import type { Answer, TestVault } from '../../test-vault.test-support.ts';

/** Seven digits in a row are more than the first six or the last four, and than any end of an account number. */
function windows(number: string): string[] {
  return Array.from({ length: number.length - 6 }, (_, at) => number.slice(at, at + 7));
}

export interface Traces {
  readonly answers: Answer[];
  readonly vault: TestVault;
}

/** Finds numbers and codes outside the permitted places. */
export async function findLeaks({ answers, vault }: Traces, numbers: readonly string[], codes: readonly string[]) {
  const places: [string, string][] = [
    ...answers.map((answer): [string, string] => ['answer', `${answer.text}\n${JSON.stringify(answer.headers)}`]),
    ...vault.lines.map((line): [string, string] => ['log', line]),
    ...(await vault.store.contents()).map(({ place, bytes }): [string, string] => [place, bytes.toString('latin1')]),
  ];
  const needles = numbers.flatMap((number) => windows(number).map((digits) => new RegExp(digits, 'i')));
  const codeForms = codes.map((code) => new RegExp(`(?<=["':,= ])${code}(?=["',} &])`));
  return places
    .filter(([, text]) => [...needles, ...codeForms].some((form) => form.test(text)))
    .map(([place]) => place);
}
