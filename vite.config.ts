import { resolve } from 'node:path';
import { build, defineConfig, type Plugin, type Rolldown, type UserConfig } from 'vite';
import { leaveSentencesOut } from './packages/elements/build/leave-sentences-out.ts';
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

/** The same page with another module as its script. */
function enterAt(module: string): Plugin {
  return {
    name: 'enter-at',
    transformIndexHtml: { order: 'pre', handler: (html) => html.replace('./card.ts', module) },
  };
}

/** Builds the document of bank accounts beside that of cards: each is one file, so they share no chunk. */
function addBankDocument(): Plugin {
  return {
    name: 'add-bank-document',
    enforce: 'post',
    async generateBundle() {
      const config = documentConfig(enterAt('./bank.ts'));
      const { output } = (await build({
        ...config,
        configFile: false,
        logLevel: 'warn',
        build: { ...config.build, write: false },
      })) as Rolldown.RolldownOutput;
      for (const file of output) {
        if (file.type === 'asset') this.emitFile({ type: 'asset', fileName: 'bank.html', source: file.source });
      }
    },
  };
}

/** One document of the frame, by the plugins that make it another than that of cards. */
function documentConfig(...plugins: readonly Plugin[]): UserConfig {
  return {
    root: resolve(FRAME, 'src'),
    plugins: [condenseCardTypes(), inlineScript(), ...plugins],
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

/** Gives the base of Lit a smaller hand for style sheets. */
function shrinkCssTag(): Plugin {
  return {
    name: 'shrink-css-tag',
    enforce: 'pre',
    resolveId: (source) => (source.endsWith('/css-tag.js') ? resolve(ELEMENTS, 'build/css-tag.ts') : null),
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
  if (mode === 'frame') return documentConfig(addBankDocument());
  if (mode === 'elements') {
    return {
      root: ELEMENTS,
      plugins: [
        scriptParts(resolve(ELEMENTS, 'src')),
        leaveTemplatesOut(),
        shrinkCssTag(),
        leaveSentencesOut(),
        condenseStyles(),
      ],
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
