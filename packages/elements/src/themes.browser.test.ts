import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import VAULT from 'dev-vault';
import './define/all.ts';
import type { InlayCardNumber } from './fields/card-number.ts';
import type { InlayFields } from './group/inlay-fields.ts';
import { focusOn, until, untilReady } from './card-form.test-support.ts';

const THEMES = ['soft', 'line', 'contrast'] as const;
const SCHEMES = ['light', 'dark'] as const;

let fields: InlayFields;
let field: InlayCardNumber;

teardown(async () => {
  for (const element of document.head.querySelectorAll('[data-theme]')) element.remove();
  document.documentElement.style.colorScheme = '';
  await emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
});

async function mount(theme?: string): Promise<void> {
  document.documentElement.style.colorScheme = 'light dark';
  if (theme) {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.dataset['theme'] = theme;
    link.href = `/packages/elements/themes/${theme}.css`;
    document.head.append(link);
    await new Promise((resolve, reject) => {
      link.onload = resolve;
      link.onerror = () => reject(new Error(`there is no theme ${theme}`));
    });
  }
  fields = await fixture<InlayFields>(html`
    <inlay-fields vault=${VAULT} publishable-key="pk_test_demo">
      <inlay-card-number label="Card number" hint="On the front" placeholder="0000"></inlay-card-number>
    </inlay-fields>
  `);
  field = fields.querySelector('inlay-card-number') as InlayCardNumber;
  await untilReady(fields);
}

function part(name: string): HTMLElement {
  return field.shadowRoot?.querySelector(name === 'placeholder' ? '.placeholder' : `[part=${name}]`) as HTMLElement;
}

type Color = readonly [red: number, green: number, blue: number, alpha: number];

function parse(color: string): Color {
  const context = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

function over([red, green, blue, alpha]: Color, ground: Color): Color {
  const mix = (top: number, below: number): number => top * alpha + below * (1 - alpha);
  return [mix(red, ground[0]), mix(green, ground[1]), mix(blue, ground[2]), 1];
}

function luminance([red, green, blue]: Color): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast ratio of WCAG 2.2. */
function contrast(color: string, ground: Color): number {
  const lights = [luminance(over(parse(color), ground)), luminance(ground)];
  return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
}

function pageGround(): Color {
  const probe = document.createElement('div');
  probe.style.backgroundColor = 'Canvas';
  document.body.append(probe);
  const color = parse(getComputedStyle(probe).backgroundColor);
  probe.remove();
  return color;
}

/** Transitions end, and a look is read after a pause. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 250));

for (const theme of [undefined, ...THEMES]) {
  for (const colorScheme of SCHEMES) {
    test(`${theme ?? 'without a theme'}, ${colorScheme}: text has a contrast of 4.5 or more, borders and rings of 3`, async () => {
      await emulateMedia({ colorScheme });
      await mount(theme);
      await settle();
      const page = pageGround();
      expect(luminance(page) > 0.5).to.equal(colorScheme === 'light');
      const frame = getComputedStyle(part('frame'));
      const isText = (name: string): Chai.Assertion =>
        expect(contrast(getComputedStyle(part(name)).color, page), name).to.be.at.least(4.5);
      const hasBorder = (state: string): void => {
        const box = over(parse(frame.backgroundColor), page);
        const color = frame.borderBottomColor;
        expect(contrast(color, box), `${state} border in the box`).to.be.at.least(3);
        expect(contrast(color, page), `${state} border on the page`).to.be.at.least(3);
        expect(contrast(frame.color, box), `${state} text`).to.be.at.least(4.5);
        expect(contrast(getComputedStyle(part('placeholder')).color, box), `${state} placeholder`).to.be.at.least(4.5);
        expect(Number.parseFloat(frame.borderBottomWidth), state).to.be.at.least(1);
      };
      hasBorder('plain');
      isText('label');
      isText('hint');
      const [plainBorder, plainShadow] = [frame.borderBottomColor, frame.boxShadow];
      await focusOn(fields, 'cardNumber');
      await settle();
      hasBorder('focused');
      const ring = Number.parseFloat(frame.outlineWidth);
      if (ring >= 2 && frame.outlineStyle === 'solid') {
        expect(
          Math.max(contrast(frame.outlineColor, page), contrast(frame.borderBottomColor, page)),
          'ring',
        ).to.be.at.least(3);
      } else {
        expect(frame.borderBottomColor, 'the line of the focus').not.to.equal(plainBorder);
        expect(frame.boxShadow, 'its thickness').not.to.equal(plainShadow);
      }
      field.error = 'Wrong.';
      field.blur();
      await until(() => !field.state.focused, 'it was left');
      await settle();
      hasBorder('invalid');
      isText('error');
      expect(part('error').textContent).to.equal('Wrong.');
    });
  }
}

for (const theme of THEMES) {
  test(`${theme} has a look of its own whatever the page’s inputs look like`, async () => {
    const own = document.createElement('style');
    own.dataset['theme'] = '';
    own.textContent =
      'input { border: 9px double lime; background: red; color: yellow; padding: 30px; border-radius: 30px; accent-color: lime }';
    document.head.append(own);
    await mount(theme);
    await settle();
    const { borderBottomStyle, backgroundColor, color, paddingTop, borderRadius, minBlockSize } = getComputedStyle(
      part('frame'),
    );
    expect([borderBottomStyle, parseFloat(paddingTop) < 20, borderRadius === '30px', minBlockSize]).to.deep.equal([
      'solid',
      true,
      false,
      '0px',
    ]);
    expect([backgroundColor, color]).not.to.include.members(['rgb(255, 0, 0)']);
    expect(color).not.to.equal('rgb(255, 255, 0)');
  });

  test(`${theme} moves nothing where a payer wants no motion`, async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    await mount(theme);
    expect(Number.parseFloat(getComputedStyle(part('frame')).transitionDuration)).to.equal(0);
    expect(getComputedStyle(part('frame')).animationName).to.equal('none');
  });
}
