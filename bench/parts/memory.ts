import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Browser } from 'playwright';
import { ALL_FIELDS } from '../browser/pages.ts';
import { onStage } from '../browser/on-stage.ts';
import type { Report } from '../report/report.ts';
import { median } from '../report/spread.ts';
import type { PartOptions } from './part.ts';

const FEW = 2;
const MANY = 12;
/** Milliseconds in which a page that is ready comes to rest. */
const REST = 1_500;

/** What a field costs in memory beside an empty frame: the slope between a page with few and a page with many. */
export async function measureMemory({ quick }: PartOptions): Promise<Report> {
  const rounds = quick ? 1 : 5;
  const title = 'Memory';
  if (!existsSync('/proc/self/smaps_rollup')) {
    return { title, figures: [], samples: [], remarks: ['Measured on Linux only.'] };
  }
  return onStage(async ({ vault, site, browser }) => {
    const floor = site.origin.replace('localhost', '127.0.0.1');
    const perFrame = async (path: string): Promise<number> => {
      const slopes: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const at = (forms: number): string => `${site.page(path, vault.origin, floor)}&forms=${forms}`;
        const few = await memoryWith(browser, at(FEW));
        const many = await memoryWith(browser, at(MANY));
        slopes.push((many - few) / ((MANY - FEW) * ALL_FIELDS.length));
      }
      return median(slopes);
    };
    const field = await perFrame('/many');
    const empty = await perFrame('/many-floor');
    return {
      title,
      figures: [
        { name: 'One field, in all processes of the browser', value: Math.round(field), unit: 'bytes' },
        { name: 'One empty frame', value: Math.round(empty), unit: 'bytes' },
        { name: 'A field, to an empty frame', value: field / empty, unit: '×' },
      ],
      samples: [],
      remarks: [
        `Proportional set size (PSS) of all processes of the browser; the slope from ${FEW * ALL_FIELDS.length} to ${MANY * ALL_FIELDS.length} fields, median of ${rounds}.`,
      ],
    };
  });
}

async function memoryWith(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(url);
    await page.evaluate('ready');
    await new Promise((resolve) => setTimeout(resolve, REST));
    return descendants(process.pid).reduce((sum, pid) => sum + proportionalSetSize(pid), 0);
  } finally {
    await context.close();
  }
}

/** Bytes; none for a process that has ended meanwhile. */
function proportionalSetSize(pid: number): number {
  try {
    const [, name = ''] = /^Name:\s+(.*)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    if (!/chrom|headless/i.test(name)) return 0;
    const [, kilobytes = '0'] = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return 0;
  }
}

function descendants(root: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const [, parent] = /^\d+ \(.*\) \S (\d+)/.exec(readFileSync(`/proc/${entry}/stat`, 'utf8')) ?? [];
      parents.set(Number(entry), Number(parent));
    } catch {}
  }
  const isBelow = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === root || isBelow(parents.get(pid)));
  return [...parents.keys()].filter((pid) => pid !== root && isBelow(pid));
}
