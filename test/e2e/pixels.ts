import type { Page } from '@playwright/test';

/** A picture as its pixels. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** The color of a pixel. */
  at(x: number, y: number): readonly [red: number, green: number, blue: number];
}

/** Decodes a PNG. A blank page does it, since a page under test may forbid that. */
export async function readPixels(page: Page, picture: Buffer): Promise<Pixels> {
  const blank = await page.context().newPage();
  const { width, height, data } = await blank.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(image.width, image.height).getContext(
      '2d',
    ) as OffscreenCanvasRenderingContext2D;
    context.drawImage(image, 0, 0);
    return {
      width: image.width,
      height: image.height,
      data: [...context.getImageData(0, 0, image.width, image.height).data],
    };
  }, picture.toString('base64'));
  await blank.close();
  return {
    width,
    height,
    at: (x, y) => data.slice((y * width + x) * 4, (y * width + x) * 4 + 3) as unknown as [number, number, number],
  };
}

/** The rectangle of what differs from its ground by more than a shade. */
export function inkOf(pixels: Pixels, inset: number): { left: number; top: number; right: number; bottom: number } {
  const ground = pixels.at(pixels.width - inset - 2, Math.round(pixels.height / 2));
  const ink = { left: Infinity, top: Infinity, right: -1, bottom: -1 };
  for (let y = inset; y < pixels.height - inset; y++) {
    for (let x = inset; x < pixels.width - inset; x++) {
      if (!pixels.at(x, y).some((channel, index) => Math.abs(channel - (ground[index] ?? 0)) > 60)) continue;
      ink.left = Math.min(ink.left, x);
      ink.right = Math.max(ink.right, x);
      ink.top = Math.min(ink.top, y);
      ink.bottom = Math.max(ink.bottom, y);
    }
  }
  return ink;
}
