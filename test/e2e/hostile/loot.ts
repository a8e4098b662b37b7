import { setTimeout as after } from 'node:timers/promises';
import type { Page } from '@playwright/test';

/** The card of these tests: no constant of the page shares four of its first twelve digits in a row. */
export const VICTIM = { number: '4929731688257369', expiry: '1240', code: '867' } as const;

/** What is random by nature, and would hold any four digits now and then. */
const NOISE = [
  /\bSC[0-9A-Za-z]{22}\b/g,
  /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g,
  /\b(?=[\d,-]*\d{7})\d{1,10}(?:[,-]\d{1,10}){3}\b/g,
  /\bpk_(?:test|live)_\w+/g,
  /(?:localhost|127\.0\.0\.1|\[::1\]):\d+/g,
];

/**
 * What a text tells of the card: four digits in a row of the number that are not its last four, also with something
 * between them; the security code, standing alone. Noise is looked at for eight digits in a row.
 */
export function findDigits(text: string): string[] {
  const quiet = NOISE.reduce((rest, noise) => rest.replace(noise, '~'), text);
  const runs = (length: number) =>
    Array.from({ length: VICTIM.number.length - length }, (_, start) => VICTIM.number.slice(start, start + length));
  const spaced = quiet.replace(/(?<=\d)[ \u00a0-](?=\d)/g, '');
  const around = (where: string, run: string) =>
    where.slice(Math.max(0, where.indexOf(run) - 60), where.indexOf(run) + 60);
  const found = (where: string, length: number) =>
    runs(length)
      .filter((run) => where.includes(run))
      .map((run) => `${run} in ${around(where, run)}`);
  const code = /(?<!\d)867(?!\d)/.exec(quiet);
  return [
    ...found(quiet, 4),
    ...found(spaced, 4),
    ...found(text, 8),
    ...(code ? [`code in ${around(quiet.slice(Math.max(0, code.index - 60)), VICTIM.code)}`] : []),
  ];
}

/**
 * All that the frames which no vault serves have kept. The driver goes on listing some frames that are gone, which never
 * answer: what such a frame heard, it has reported to the shop.
 */
export async function collectLoot(page: Page, vault: string): Promise<string> {
  const frames = page
    .context()
    .pages()
    .flatMap((open) => open.frames())
    .filter((frame) => !frame.url().startsWith(vault));
  const texts = frames.map((frame) =>
    Promise.race([
      frame.evaluate(() => ((window as any).loot ?? []).join('\n') as string).catch(() => ''),
      after(frame === page.mainFrame() ? 10_000 : 500, ''),
    ]),
  );
  return (await Promise.all(texts)).join('\n');
}
