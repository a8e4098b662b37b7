import { createServer } from 'node:http';
import { once } from 'node:events';

/** A frame of another time: alive, and with no protocol version in common with the page. */
const FRAME = `<!doctype html><script>
addEventListener('message', ({ data, ports }) => ports[0]?.postMessage([data[0], data[1], 99, {}]));
parent.postMessage('inlay-alive', '*');
</script>`;

/**
 * A web-test-runner plugin: the module `stale-vault` exports the origin of a vault whose frames no page understands.
 */
export function staleVault() {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end(FRAME);
  });
  return {
    name: 'stale-vault',
    async serverStart() {
      await once(server.listen(0, '127.0.0.1'), 'listening');
    },
    resolveImport({ source }) {
      return source === 'stale-vault' ? '/stale-vault.js' : undefined;
    },
    serve({ path }) {
      if (path !== '/stale-vault.js') return undefined;
      return { body: `export default 'http://127.0.0.1:${server.address().port}';`, type: 'js' };
    },
    async serverStop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
