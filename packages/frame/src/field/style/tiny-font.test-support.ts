type Field = readonly [bytes: 1 | 2 | 4, ...values: readonly number[]];

/** Big-endian bytes, padded to four as the tables of a font are. */
function table(...fields: readonly Field[]): Uint8Array {
  const bytes = fields.flatMap(([size, ...values]) =>
    values.flatMap((value) => Array.from({ length: size }, (_, index) => (value >> (8 * (size - 1 - index))) & 255)),
  );
  return Uint8Array.from([...bytes, ...Array.from({ length: (4 - (bytes.length % 4)) % 4 }, () => 0)]);
}

function zeros(count: number): readonly number[] {
  return Array.from({ length: count }, () => 0);
}

const TABLES: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['OS/2', table([2, 0, 1000, 400, 5], [2, ...zeros(28)], [2, 48, 48, 800, -200, 0, 800, 200])],
  // One segment, `0`, is glyph 1.
  ['cmap', table([2, 0, 1, 3, 1], [4, 12], [2, 4, 32, 0, 4, 4, 1, 0, 48, 0xffff, 0, 48, 0xffff, 1 - 48, 1, 0, 0])],
  ['glyf', table([2, 1, 0, 0, 1000, 800, 3, 0], [1, 1, 1, 1, 1], [2, 0, 1000, 0, -1000, 0, 0, 800, 0])],
  [
    'head',
    table([4, 0x10000, 0x10000, 0, 0x5f0f3cf5], [2, 0, 1000], [4, 0, 0, 0, 0], [2, 0, 0, 1000, 800, 0, 8, 2, 0, 0]),
  ],
  ['hhea', table([4, 0x10000], [2, 800, -200, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, 2])],
  ['hmtx', table([2, 1000, 0, 1000, 0])],
  ['loca', table([2, 0, 0, 17])],
  ['maxp', table([4, 0x10000], [2, 2, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0])],
  ['name', table([2, 0, 0, 6])],
  ['post', table([4, 0x30000, ...zeros(7)])],
];

/** A whole TrueType font with one glyph: a `0` that is a box, as wide as the font is high. */
export function tinyFont(): ArrayBuffer {
  const start = 12 + 16 * TABLES.length;
  let offset = start;
  const directory = TABLES.map(([name, bytes]) => {
    const entry = table(
      [1, ...Array.from(name, (letter) => letter.charCodeAt(0))],
      [4, checksum(bytes), offset, bytes.length],
    );
    offset += bytes.length;
    return entry;
  });
  const parts = [
    table([4, 0x10000], [2, TABLES.length, 128, 3, 32]),
    ...directory,
    ...TABLES.map(([, bytes]) => bytes),
  ];
  return Uint8Array.from(parts.flatMap((part) => [...part])).buffer;
}

function checksum(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer);
  let sum = 0;
  for (let index = 0; index < bytes.length; index += 4) sum = (sum + view.getUint32(index)) | 0;
  return sum;
}
