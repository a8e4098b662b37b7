/** Messages of PostgreSQL's protocol, version 3: a letter, a length, a body. */
export interface Message {
  /** Its letter, such as `Q` of a simple query. */
  readonly type: string;
  readonly body: Buffer;
  /** Its bytes on the wire. */
  readonly bytes: Buffer;
}

/** Splits a stream into messages. */
export class MessageReader {
  #rest: Buffer = Buffer.alloc(0);

  /** @returns the messages that are complete */
  push(chunk: Buffer): readonly Message[] {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const messages: Message[] = [];
    while (this.#rest.length >= 5) {
      const end = 1 + this.#rest.readUInt32BE(1);
      if (this.#rest.length < end) break;
      const bytes = this.#rest.subarray(0, end);
      messages.push({ type: String.fromCharCode(bytes[0] as number), body: bytes.subarray(5), bytes });
      this.#rest = this.#rest.subarray(end);
    }
    return messages;
  }
}

/** The first packet of a client; it has a length and no letter. */
export type FirstPacket = 'startup' | 'encryption' | 'cancel';

const FIRST_PACKETS: Readonly<Record<number, FirstPacket>> = {
  196_608: 'startup',
  80_877_102: 'cancel',
  80_877_103: 'encryption',
  80_877_104: 'encryption',
};

/** Removes the first packet from a stream. @returns `undefined` while it is incomplete */
export function takeFirstPacket(bytes: Buffer): { kind: FirstPacket; packet: Buffer; rest: Buffer } | undefined {
  if (bytes.length < 8 || bytes.length < bytes.readUInt32BE(0)) return undefined;
  const kind = FIRST_PACKETS[bytes.readUInt32BE(4)];
  if (!kind) throw new Error(`a client speaks protocol ${bytes.readUInt32BE(4)}`);
  const length = bytes.readUInt32BE(0);
  return { kind, packet: bytes.subarray(0, length), rest: bytes.subarray(length) };
}

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 'latin1');
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

export const SYNC = message('S', Buffer.alloc(0));

export function simpleQuery(sql: string): Buffer {
  return message('Q', Buffer.from(`${sql}\0`));
}

/** The status of a session outside a transaction (`I`), inside one (`T`), or inside a failed one (`E`). */
export type Status = 'I' | 'T' | 'E';

export function readyForQuery(status: Status): Buffer {
  return message('Z', Buffer.from(status));
}

export function errorResponse(code: string, text: string, severity = 'ERROR'): Buffer {
  const fields = [`S${severity}`, `V${severity}`, `C${code}`, `M${text}`, ''];
  return message('E', Buffer.from(fields.map((field) => `${field}\0`).join('')));
}

/** The SQLSTATE of an ErrorResponse. */
export function codeOf({ body }: Message): string | undefined {
  return body
    .toString()
    .split('\0')
    .find((field) => field.startsWith('C'))
    ?.slice(1);
}

/** Reads the zero-terminated texts at the start of a message. */
export function textsOf({ body }: Message, count: number): readonly string[] {
  return body.toString().split('\0', count);
}
