import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** A card that exists nowhere else, so that any trace of it is a leak. */
export interface Canary {
  readonly number: string;
  readonly code: string;
}

function luhnDigit(digits: string): number {
  let sum = 0;
  for (const [index, digit] of Array.from(digits).reverse().entries()) {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return (10 - (sum % 10)) % 10;
}

/** A Visa number with a random middle, and a code; the code of four runs is rare enough to search for when tagged. */
export function makeCanary(code = '987'): Canary {
  const digits = `411111${String(randomInt(0, 1e9)).padStart(9, '0')}`;
  return { number: `${digits}${luhnDigit(digits)}`, code };
}

/** Every form in which a number might lie about: plain, grouped, hex, base64 at three offsets, UTF-16, reversed. */
function formsOf(number: string): string[] {
  const middle = number.slice(6, 12);
  const grouped = (number.match(/.{1,4}/g) ?? []).join(' ');
  const base64 = [0, 1, 2].map((pad) =>
    Buffer.from(' '.repeat(pad) + number)
      .toString('base64')
      .slice(pad === 0 ? 0 : 4, -4),
  );
  return [
    number,
    grouped,
    grouped.replaceAll(' ', '-'),
    encodeURIComponent(grouped),
    Buffer.from(number).toString('hex'),
    ...base64,
    Buffer.from(number, 'utf16le').toString('latin1'),
    Array.from(number).reverse().join(''),
    // Any six digits in a row beyond the first six and the last four.
    middle,
  ];
}

/** Where a canary's number is found in a text. An empty list is what a test wants. */
export function findNumber(canary: Canary, text: string): string[] {
  return formsOf(canary.number).filter((form) => text.includes(form));
}

/** All files below a folder, as one text that keeps every byte. */
export function readFolder(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

/**
 * Records, before any other script of the page runs, every message that the page could see: window messages, and what
 * arrives at any port that the page holds or made, however its listener is set.
 */
export async function recordMessages(page: Page): Promise<() => string> {
  const seen: string[] = [];
  await page.exposeFunction('tellTest', (text: string) => seen.push(text));
  await page.addInitScript(() => {
    if (window !== window.top) return;
    const { tellTest } = window as unknown as { tellTest: (text: string) => Promise<void> };
    const keep = (event: MessageEvent) => {
      try {
        void tellTest(JSON.stringify(event.data) ?? '');
      } catch {
        void tellTest(String(event.data));
      }
      for (const port of event.ports) port.addEventListener('message', keep);
    };
    window.addEventListener('message', keep, { capture: true });
    const setListener = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
    Object.defineProperty(MessagePort.prototype, 'onmessage', {
      ...setListener,
      set(this: MessagePort, listener) {
        this.addEventListener('message', keep);
        setListener?.set?.call(this, listener);
      },
    });
    const Original = MessageChannel;
    window.MessageChannel = class extends Original {
      constructor() {
        super();
        this.port1.addEventListener('message', keep);
        this.port2.addEventListener('message', keep);
      }
    };
    for (const name of ['inlay-change', 'inlay-token', 'inlay-error', 'inlay-ready', 'inlay-focus', 'inlay-blur']) {
      window.addEventListener(
        name,
        (event) => {
          const detail = Object.fromEntries(
            Object.getOwnPropertyNames(event)
              .concat(Object.keys(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(event))))
              .map((key) => [key, (event as unknown as Record<string, unknown>)[key]]),
          );
          void tellTest(
            `${name} ${JSON.stringify(detail, (_, value) => (value instanceof Node || value instanceof Window ? undefined : value))}`,
          );
        },
        { capture: true },
      );
    }
  });
  return () => seen.join('\n');
}
