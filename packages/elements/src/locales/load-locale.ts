import type { Locale } from './locale.ts';

/**
 * Loads a language by itself. A page that imports the elements registers what it speaks, so that its bundler knows; only
 * the script tag has a place to load from.
 */
export function loadLocale(_tag: string): Promise<Locale> | undefined {
  return undefined;
}
