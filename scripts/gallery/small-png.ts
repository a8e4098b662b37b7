import { writeFileSync } from 'node:fs';
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each pixel. */
  readonly pixels: Uint8Array;
}

/** Writes pictures of one width below one another, with a palette of at most 256 colors: a third of what a browser writes, and for flat pictures the same. */
export function writeSmallPng(file: URL, pngs: readonly Buffer[]): void {
  const { width, height, pixels } = stack(pngs.map(readPng));
  const { palette, indexOf } = makePalette(pixels);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = indexOf(colorAt(pixels, y * width + x));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colors = Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]));
  const data = deflateSync(rows, { level: 9, memLevel: 9 });
  writeFileSync(
    file,
    Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('PLTE', colors), chunk('IDAT', data), chunk('IEND')]),
  );
}

function stack(pictures: readonly Picture[]): Picture {
  const height = pictures.reduce((sum, picture) => sum + picture.height, 0);
  const pixels = new Uint8Array(Buffer.concat(pictures.map((picture) => picture.pixels)));
  return { width: pictures[0]?.width ?? 0, height, pixels };
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** The commonest colors; any other becomes the nearest of them. */
function makePalette(pixels: Uint8Array): { palette: readonly number[]; indexOf: (color: number) => number } {
  const counts = new Map<number, number>();
  for (let index = 0; index * 3 < pixels.length; index++) {
    const color = colorAt(pixels, index);
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  const palette = [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 256)
    .map(([color]) => color);
  const known = new Map(palette.map((color, index) => [color, index]));
  const indexOf = (color: number): number => {
    const index = known.get(color) ?? nearest(palette, color);
    known.set(color, index);
    return index;
  };
  return { palette, indexOf };
}

function nearest(palette: readonly number[], color: number): number {
  const distance = (other: number): number =>
    [16, 8, 0].reduce((sum, shift) => sum + (((color >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);
  let best = 0;
  for (let index = 1; index < palette.length; index++) {
    if (distance(palette[index] as number) < distance(palette[best] as number)) best = index;
  }
  return best;
}

function colorAt(pixels: Uint8Array, index: number): number {
  const [red = 0, green = 0, blue = 0] = pixels.subarray(index * 3, index * 3 + 3);
  return (red << 16) | (green << 8) | blue;
}

/** Reads what browsers write: eight bits for each channel, with or without opacity, not interlaced. */
function readPng(png: Buffer): Picture {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = png[25] === 6 ? 4 : 3;
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const raw = unfilter(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  if (channels === 3) return { width, height, pixels: raw };
  const pixels = new Uint8Array(width * height * 3);
  for (let index = 0; index < width * height; index++) pixels.set(raw.subarray(index * 4, index * 4 + 3), index * 3);
  return { width, height, pixels };
}

/** Undoes the filters of PNG, section 9 of its specification. */
function unfilter(data: Buffer, stride: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = data[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const left = x < step ? 0 : (out[y * stride + x - step] ?? 0);
      const up = y === 0 ? 0 : (out[(y - 1) * stride + x] ?? 0);
      const corner = y === 0 || x < step ? 0 : (out[(y - 1) * stride + x - step] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      out[y * stride + x] = (data[y * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
