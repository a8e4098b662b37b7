// `npm run gallery`: pictures of every element in every state, theme, scheme, direction and width, in docs/gallery.
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright';
import { BROWSER_ARGS, chromePath } from '../../test/browser/chrome-path.js';
import { startProgram } from '../../test/e2e/program.ts';
import { listElements } from './elements.ts';
import { galleryPage } from './gallery-page.ts';
import { DIRECTIONS, type Direction, SCHEMES, type Sheet, THEMES, type Theme, WIDTHS } from './sheet.ts';
import { sheetPage } from './sheet-page.ts';
import { takeSheet } from './take-sheet.ts';
import { writeSmallPng } from './small-png.ts';

const FOLDER = new URL('../../docs/gallery/', import.meta.url);
/** Elements that stand on one page: a page with hundreds of frames is none that anybody has. */
const ROWS = 7;
/** Bytes of all pictures together. */
const MOST = 6 * 1024 * 1024;

const only = process.argv[2] ?? '';
const elements = listElements();
const vault = await startProgram(['packages/vault/bin/inlay.mjs', 'dev', '--port', '0']);
const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const direction = searchParams.get('dir') as Direction;
  const part = Number(searchParams.get('part'));
  const rows = elements.slice(part * ROWS, (part + 1) * ROWS);
  void sheetPage({ vault: vault.origin, theme: pathname.slice(1) as Theme, direction, elements: rows }).then((page) =>
    response.setHeader('content-type', 'text/html').end(page),
  );
});
server.listen(0, 'localhost');
await once(server, 'listening');
const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
const executablePath = await chromePath();
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: [...BROWSER_ARGS] });

try {
  mkdirSync(FOLDER, { recursive: true });
  if (!only) for (const file of readdirSync(FOLDER)) if (file.endsWith('.png')) rmSync(new URL(file, FOLDER));
  const sheets = allSheets();
  const wanted = sheets.filter((sheet) => nameOf(sheet).includes(only));
  for (const [first, ...others] of Object.values(Object.groupBy(wanted, pageOf)).map((group = []) => group)) {
    if (!first) continue;
    const pictures = new Map<Sheet, Buffer[]>();
    for (let part = 0; part * ROWS < elements.length; part++) {
      const page = await browser.newPage(WIDTHS[first.width]);
      await page.goto(`${origin}/${first.theme}?dir=${first.direction}&part=${part}`, {
        waitUntil: 'domcontentloaded',
      });
      for (const sheet of [first, ...others]) {
        await page.emulateMedia({ colorScheme: sheet.scheme });
        pictures.set(sheet, [...(pictures.get(sheet) ?? []), await takeSheet(page)]);
      }
      await page.close();
    }
    for (const [sheet, parts] of pictures) {
      const file = new URL(nameOf(sheet), FOLDER);
      writeSmallPng(file, parts);
      process.stdout.write(`${nameOf(sheet)} ${Math.round(statSync(file).size / 1024)} kB\n`);
    }
  }
  writeFileSync(new URL('README.md', FOLDER), galleryPage(sheets.filter(isTaken), nameOf));
  const size = readdirSync(FOLDER).reduce((sum, file) => sum + statSync(new URL(file, FOLDER)).size, 0);
  process.stdout.write(`${sheets.length} sheets, ${(size / 1024 / 1024).toFixed(1)} MB\n`);
  if (size > MOST) throw new Error(`The gallery is larger than ${MOST / 1024 / 1024} MB.`);
} finally {
  await browser.close();
  server.close();
  await vault.kill();
}

function allSheets(): Sheet[] {
  const widths = Object.keys(WIDTHS) as (keyof typeof WIDTHS)[];
  return widths.flatMap((width) =>
    THEMES.flatMap((theme) =>
      DIRECTIONS.flatMap((direction) => SCHEMES.map((scheme): Sheet => ({ theme, scheme, direction, width }))),
    ),
  );
}

/** Sheets that one page can show, one after the other. */
function pageOf({ theme, direction, width }: Sheet): string {
  return `${theme} ${direction} ${width}`;
}

function nameOf({ theme, scheme, direction, width }: Sheet): string {
  return `${theme}-${scheme}-${direction}-${width}.png`;
}

/** A part of the gallery may be taken alone: what has no picture is not shown. */
function isTaken(sheet: Sheet): boolean {
  return existsSync(new URL(nameOf(sheet), FOLDER));
}
