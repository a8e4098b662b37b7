import { type Html, html } from './html.ts';

type Point = readonly [x: number, y: number];

const LID = 240;
const CENTRE = LID / 2;

/** A point on the lid, `radius` from its centre, `step` sixteenths of a turn clockwise from the top. */
function around(radius: number, step: number): Point {
  const angle = (step * Math.PI) / 8;
  return [CENTRE + radius * Math.sin(angle), CENTRE - radius * Math.cos(angle)];
}

function shape(wood: string, ...points: readonly Point[]): Html {
  const corners = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  return html`<polygon class="wood-${wood}" points="${corners}"/>`;
}

/** One point of a star, in two halves: the light falls on one of them. */
function ray(step: number, length: number, waist: number, bright: string, dark: string): Html[] {
  const tip = around(length, step);
  return [
    shape(bright, [CENTRE, CENTRE], around(waist, step - 1), tip),
    shape(dark, [CENTRE, CENTRE], tip, around(waist, step + 1)),
  ];
}

/** The sawtooth band: small triangles along one edge of the lid, turned to the four sides. */
function band(): Html[] {
  const teeth = 12;
  const inset = 24;
  const width = (LID - 2 * inset) / teeth;
  const side = Array.from({ length: teeth }, (_, index) => {
    const left = inset + index * width;
    return shape('maple', [left, inset], [left + width, inset], [left + width / 2, inset + 9]);
  });
  return [0, 90, 180, 270].map((turn) => html`<g transform="rotate(${turn} ${CENTRE} ${CENTRE})">${side}</g>`);
}

const lid = html`
  <rect class="wood-walnut" width="240" height="240"/>
  <rect width="240" height="240" filter="url(#grain)" opacity=".8"/>
  <rect class="string" x="14" y="14" width="212" height="212" rx="2"/>
  <rect class="wood-ebony" x="22" y="22" width="196" height="196"/>
  ${band()}
  <rect class="wood-walnut" x="36" y="36" width="168" height="168"/>
  <rect x="36" y="36" width="168" height="168" filter="url(#grain)" opacity=".8"/>
  <rect class="string" x="36" y="36" width="168" height="168"/>
  <circle class="wood-ebony" cx="120" cy="120" r="70"/>
  <circle class="string" cx="120" cy="120" r="70"/>
  ${[1, 3, 5, 7, 9, 11, 13, 15].flatMap((step) => ray(step, 66, 30, 'cherry', 'oxblood'))}
  ${[2, 6, 10, 14].flatMap((step) => ray(step, 60, 26, 'brass', 'bronze'))}
  ${[0, 4, 8, 12].flatMap((step) => ray(step, 68, 24, 'maple', 'honey'))}
  <circle class="wood-pearl" cx="120" cy="120" r="6"/>
  ${[2, 6, 10, 14].map((step) => {
    const [x, y] = around(96, step);
    return html`<circle class="wood-pearl" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3.2"/>`;
  })}`;

const woods = html`
  <filter id="grain" x="0" y="0" width="1" height="1">
    <feTurbulence type="fractalNoise" baseFrequency=".01 .22" numOctaves="3" seed="11"/>
    <feColorMatrix values="0 0 0 0 .1  0 0 0 0 .045  0 0 0 0 .02  3.4 1 0 0 -1.85"/>
    <feComposite in2="SourceGraphic" operator="in"/>
  </filter>`;

/** The box as it stands on the table: its lid from above, two sides, a brass clasp and a shadow. */
export const boxPicture = html`
  <svg class="box" viewBox="0 0 520 430" role="img" aria-labelledby="box-title">
    <title id="box-title">The Vela box: walnut, with a star of maple, cherry and brass set into the lid</title>
    <defs>${woods}
      <radialGradient id="shade"><stop offset="0" stop-opacity=".42"/><stop offset=".6" stop-opacity=".16"/><stop offset="1" stop-opacity="0"/></radialGradient>
      <linearGradient id="sheen" x2="1" y2="1"><stop offset="0" stop-color="#fff" stop-opacity=".22"/><stop offset=".55" stop-color="#fff" stop-opacity="0"/></linearGradient>
    </defs>
    <ellipse cx="268" cy="330" rx="240" ry="84" fill="url(#shade)"/>
    <g transform="matrix(.866 .5 0 1 52.2 160)">
      <rect class="wood-walnut" width="240" height="112"/>
      <rect width="240" height="112" filter="url(#grain)" opacity=".8"/>
      <rect class="string" x="10" y="46" width="220" height="56"/>
      <rect class="dusk" width="240" height="112" opacity=".1"/>
      <rect class="wood-ebony" y="32" width="240" height="2.4"/>
      <rect class="wood-brass" x="108" y="22" width="24" height="26" rx="4"/>
      <circle class="wood-bronze" cx="120" cy="38" r="4"/>
    </g>
    <g transform="matrix(.866 -.5 0 1 260 280)">
      <rect class="wood-walnut" width="240" height="112"/>
      <rect width="240" height="112" filter="url(#grain)" opacity=".8"/>
      <rect class="string" x="10" y="46" width="220" height="56"/>
      <rect class="dusk" width="240" height="112" opacity=".42"/>
      <rect class="wood-ebony" y="32" width="240" height="2.4"/>
    </g>
    <g transform="matrix(.866 .5 -.866 .5 260 40)">
      ${lid}
      <rect width="240" height="240" fill="url(#sheen)"/>
      <path class="edge" d="M0 240H240V0"/>
    </g>
  </svg>`;

/** The lid alone, for the order's line. It is decoration: the line names the box. */
export const lidPicture = html`
  <svg class="lid" viewBox="0 0 240 240" aria-hidden="true"><defs>${woods}</defs>${lid}</svg>`;
