/** A range of protocol versions that one side speaks, both ends included. */
export interface ProtocolRange {
  readonly min: number;
  readonly max: number;
}

/**
 * The protocol versions that this release speaks. Parts link by range, not by release: a tokenizer opened before a
 * deploy and a field mounted after it must still understand one another.
 */
export const PROTOCOL: ProtocolRange = { min: 1, max: 1 };

/** The major that names the frame's document path: it changes only when no older `elements` can be served any more. */
export const DOCUMENT_MAJOR = 1;
