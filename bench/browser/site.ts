// The merchant's pages and the floor's frames. A process of its own, as the vault is: neither waits for the driver.
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { ALL_FIELDS, PAGES } from './pages.ts';

/** What a frame of the vault's costs before any of its own code: a document of another site that says one word. */
const EMPTY = `<!doctype html><meta charset="utf-8"><title>Empty</title><script>parent.postMessage('ping', '*')</script>`;

/** An input as bare as it gets, with a listener that looks at the value. */
const INPUT = `<!doctype html><meta charset="utf-8"><title>Input</title><input inputmode="numeric"><script>
  const input = document.querySelector('input');
  let length = 0;
  input.addEventListener('input', () => { length = input.value.length; });
</script>`;

const FRAME_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'public, max-age=300',
  'origin-agent-cluster': '?1',
};

const { port } = parseArgs({ options: { port: { type: 'string' } } }).values;

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === '/empty') return response.writeHead(200, FRAME_HEADERS).end(EMPTY);
  if (pathname === '/input') return response.writeHead(200, FRAME_HEADERS).end(INPUT);
  const page = PAGES[pathname];
  if (!page) return response.writeHead(404).end();
  const named = searchParams.get('fields')?.split(',') ?? ALL_FIELDS;
  return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(
    page({
      vault: searchParams.get('vault') ?? '',
      floor: searchParams.get('floor') ?? '',
      fields: ALL_FIELDS.filter((field) => named.includes(field)),
      forms: Number(searchParams.get('forms') ?? 1),
    }),
  );
});

server.listen(Number(port), () => process.stdout.write(`site ready http://localhost:${port}\n`));
process.on('disconnect', () => process.exit());
