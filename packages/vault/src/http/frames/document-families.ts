/** The built documents of `@inlay/frame`: where each is served below `/frames/1/{publishable key}`. */
export const DOCUMENT_FAMILIES = {
  card: { file: 'frame.html', path: '' },
  bank: { file: 'bank.html', path: '/bank' },
} as const;

export type DocumentFamily = keyof typeof DOCUMENT_FAMILIES;

/** One thing for each family. */
export type ByFamily<T> = Readonly<Record<DocumentFamily, T>>;

export const FAMILY_NAMES = Object.keys(DOCUMENT_FAMILIES) as readonly DocumentFamily[];
