import { prewarm } from '../frames/tokenizers.ts';

// The tokenizer frame starts before the elements are defined, and only for the first copy of the script on a page.
if (typeof document !== 'undefined' && !customElements.get('inlay-fields')) {
  const { vault, publishableKey } = (document.currentScript as HTMLScriptElement | null)?.dataset ?? {};
  if (vault && publishableKey) prewarm({ vault, publishableKey });
}
