import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { scriptParts } from './packages/elements/build/script-parts.ts';
import { condenseCardTypes } from './packages/frame/build/condense-card-types.ts';

const FRAME = resolve(import.meta.dirname, 'packages/frame');
const ELEMENTS = resolve(import.meta.dirname, 'packages/elements');
const SCRIPT_TAG = /<script\b[^>]*\bsrc="[^"]*"[^>]*><\/script>\s*/;

/**
 * Makes one file of the frame's document. The script is inlined as a classic one at the end of the body: it runs at
 * once, and the server can name it by its hash.
 */
function inlineScript(): Plugin {
  return {
    name: 'inline-script',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const page of Object.values(bundle)) {
        if (page.type !== 'asset' || !page.fileName.endsWith('.html')) continue;
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const [chunk] = chunks;
        if (!chunk || chunks.length > 1 || chunk.imports.length > 0 || chunk.exports.length > 0) {
          this.error('the frame must be one script without imports and exports');
        }
        const html = String(page.source);
        const script = `(()=>{"use strict";${chunk.code.trim()}})()`.replaceAll('</script', '<\\/script');
        if (!SCRIPT_TAG.test(html) || !html.includes('</body>')) this.error('the frame has no place for its script');
        page.source = html
          .replace(SCRIPT_TAG, '')
          .replace(/>\s+</g, '><')
          .replace('</body>', () => `<script>${script}</script></body>`)
          .trim();
        delete bundle[chunk.fileName];
      }
      const left = Object.keys(bundle).filter((name) => !name.endsWith('.html'));
      if (left.length > 0) this.error(`the frame must be one file, but there is also ${left.join(', ')}`);
    },
  };
}

/**
 * Gives the script the base of Lit alone: the elements use no templates, and the module that makes them would ask every
 * page that lists its Trusted Types policies for one more, and fail where it gets none.
 */
function leaveTemplatesOut(): Plugin {
  return {
    name: 'leave-templates-out',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (source !== 'lit') return null;
      const lit = await this.resolve(source, importer, { skipSelf: true });
      return this.resolve('@lit/reactive-element', lit?.id, { skipSelf: true });
    },
  };
}

/** Takes the white space out of the elements' style sheets. */
function condenseStyles(): Plugin {
  return {
    name: 'condense-styles',
    transform(code, id) {
      if (!id.endsWith('.styles.ts')) return null;
      return code
        .replace(/\s+/g, ' ')
        .replace(/ ?([{};,]) ?/g, '$1')
        .replace(/: /g, ':');
    },
  };
}

export default defineConfig(({ mode }) => {
  if (mode === 'frame') {
    return {
      root: resolve(FRAME, 'src'),
      plugins: [condenseCardTypes(), inlineScript()],
      build: {
        target: 'es2022',
        outDir: resolve(FRAME, 'dist'),
        emptyOutDir: false,
        modulePreload: false,
        cssCodeSplit: false,
        rolldownOptions: { input: resolve(FRAME, 'src/frame.html') },
      },
    };
  }
  if (mode === 'elements') {
    return {
      root: ELEMENTS,
      plugins: [scriptParts(resolve(ELEMENTS, 'src')), leaveTemplatesOut(), condenseStyles()],
      build: {
        target: 'es2022',
        outDir: resolve(ELEMENTS, 'dist'),
        emptyOutDir: false,
        minify: true,
        lib: {
          entry: resolve(ELEMENTS, 'src/define/script-tag.ts'),
          formats: ['iife'],
          name: 'Inlay',
          fileName: () => 'inlay.js',
        },
      },
    };
  }
  return {};
});
