import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Found {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly target: readonly unknown[] }[];
}

/**
 * What an automatic check of accessibility finds in the page and in every frame. Contrast within frames is left out: the
 * tool takes the ground of every document for white, while that of a frame is the page's. `contrast.spec.ts` measures it.
 */
export async function violations(page: Page): Promise<string[]> {
  for (const frame of page.frames()) {
    await frame.evaluate(`${axeSource};axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] })`);
  }
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Found[] }> } };
    const found = await axe.run();
    return found.violations.flatMap(({ id, nodes }) =>
      nodes
        .filter(({ target }) => id !== 'color-contrast' || target.length === 1)
        .map(({ html }) => `${id}: ${html.slice(0, 120)}`),
    );
  });
}
