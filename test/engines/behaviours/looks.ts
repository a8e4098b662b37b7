import { expect } from 'vitest';
import { FIELDS, frameOf } from '../payer.ts';
import { type Declare, form } from '../scene.ts';

export function looks(check: Declare): void {
  check('language and direction reach the fields while the page changes them', async ({ driver, payer, show }) => {
    await payer.open(show(form()));
    const read = (): Promise<string[]> =>
      driver.runIn(frameOf('name'), () => {
        const root = document.documentElement;
        return [root.lang, root.dir, getComputedStyle(document.querySelector('input') as Element).direction];
      });
    await expect.poll(read).toEqual(['en', 'ltr', 'ltr']);
    await driver.run(() => Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' }));
    await expect.poll(read).toEqual(['ar', 'rtl', 'rtl']);
    await driver.run(() =>
      Object.assign(document.querySelector('inlay-cardholder-name') as HTMLElement, { lang: 'he' }),
    );
    await expect.poll(read).toEqual(['he', 'rtl', 'rtl']);
    const number = await driver.runIn(
      frameOf('number'),
      (selector) => getComputedStyle(document.querySelector(selector) as Element).direction,
      FIELDS.number.input,
    );
    expect(number).toBe('ltr');
  });

  check('font, color and size of the text are those of the page', async ({ driver, payer, show }) => {
    const head =
      '<style>inlay-fields { font: italic 700 21px "DejaVu Serif", serif; --inlay-color: rgb(10, 90, 60) }</style>';
    await payer.open(show(form(), { head }));
    const read = (): Promise<string[]> =>
      driver.runIn(
        frameOf('number'),
        (selector) => {
          const { color, fontSize, fontStyle, fontWeight } = getComputedStyle(
            document.querySelector(selector) as Element,
          );
          return [color, fontSize, fontStyle, fontWeight];
        },
        FIELDS.number.input,
      );
    await expect.poll(read).toEqual(['rgb(10, 90, 60)', '21px', 'italic', '700']);
    await driver.run(() =>
      (document.querySelector('inlay-fields') as HTMLElement).style.setProperty('--inlay-color', 'rgb(200, 0, 0)'),
    );
    await expect.poll(async () => (await read())[0]).toBe('rgb(200, 0, 0)');
  });

  for (const scheme of ['dark', 'light']) {
    check(`on a ${scheme} page a field lets the page's own background through`, async ({ driver, payer, show }) => {
      const color = scheme === 'dark' ? [12, 34, 56] : [250, 240, 200];
      const head = `<style>:root { color-scheme: ${scheme}; background: rgb(${color.join()}) } inlay-card-number { --inlay-background: transparent }</style>`;
      await payer.open(show(form(), { head }));
      const inPage = await driver.run(
        () => getComputedStyle(document.querySelector('inlay-card-number') as Element).colorScheme,
      );
      const inFrame = (): Promise<string> =>
        driver.runIn(frameOf('number'), () => getComputedStyle(document.documentElement).colorScheme);
      expect(inPage).toBe(scheme);
      await expect.poll(inFrame).toBe(scheme);
      const place = await driver.run((selector) => {
        const box = (document.querySelector(selector) as Element).getBoundingClientRect();
        return [box.right - 12, box.top + box.height / 2] as const;
      }, frameOf('number'));
      // WebKitGTK draws nothing for a picture before somebody did something.
      await driver.click('#before');
      const picture = (await driver.screenshot()).toString('base64');
      await driver.open(show('<canvas></canvas>'));
      expect(await driver.run(readPixel, picture, ...place)).toEqual(color);
    });
  }
}

/** The color of a picture at a place, as red, green, blue. */
async function readPixel(base64: string, x: number, y: number): Promise<number[]> {
  const image = new Image();
  image.src = `data:image/png;base64,${base64}`;
  await image.decode();
  const canvas = document.querySelector('canvas') as HTMLCanvasElement;
  Object.assign(canvas, { width: image.naturalWidth, height: image.naturalHeight });
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.drawImage(image, 0, 0);
  return Array.from(context.getImageData(x, y, 1, 1).data.slice(0, 3));
}
