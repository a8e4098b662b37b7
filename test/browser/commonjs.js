import { createRequire } from 'node:module';
import { build } from 'vite';

/**
 * A web-test-runner plugin: serves a CommonJS package as one ES module, which the runner cannot do by itself.
 *
 * @param {string} name the package
 * @param {string} importer a file that may import it
 */
export function commonjs(name, importer) {
  const path = `/commonjs/${name}.js`;
  /** @type {Promise<string> | undefined} */
  let bundle;

  const bundleOnce = async () => {
    const entry = createRequire(importer).resolve(name);
    const result = await build({
      configFile: false,
      logLevel: 'error',
      build: { write: false, minify: false, lib: { entry, formats: ['es'], fileName: name } },
    });
    return [result].flat()[0].output[0].code;
  };

  return {
    name: 'commonjs',
    resolveImport({ source }) {
      return source === name ? path : undefined;
    },
    async serve(context) {
      if (context.path !== path) return undefined;
      bundle ??= bundleOnce();
      return { body: await bundle, type: 'js' };
    },
  };
}
