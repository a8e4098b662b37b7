import type { FrameFamily } from '@inlay/protocol';

/** The built documents of `@inlay/frame`, by family. */
export const DOCUMENT_FILES = { card: 'frame.html', bank: 'bank.html' } as const satisfies ByFamily<string>;

/** One thing for each family. */
export type ByFamily<T> = Readonly<Record<FrameFamily, T>>;

export const FAMILIES = Object.keys(DOCUMENT_FILES) as readonly FrameFamily[];
