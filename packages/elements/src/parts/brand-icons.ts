const SVG = 'http://www.w3.org/2000/svg';

/** Colour of the card, and what stands on it. Drawings of our own: no network's mark is copied. */
const CARDS: Readonly<Record<string, readonly [color: string, initials: string]>> = {
  visa: ['#24439c', 'VISA'],
  mastercard: ['#b5472a', 'MC'],
  'american-express': ['#1c6cae', 'AMEX'],
  discover: ['#a8540c', 'DISC'],
  'diners-club': ['#2c5f86', 'DC'],
  jcb: ['#1f7a4c', 'JCB'],
  unionpay: ['#0c6a74', 'UP'],
  maestro: ['#5b3f96', 'MAE'],
  elo: ['#30343b', 'ELO'],
  hipercard: ['#99212b', 'HC'],
  mir: ['#33763f', 'MIR'],
  'cartes-bancaires': ['#1d5a70', 'CB'],
  bancontact: ['#1b4f91', 'BC'],
};

/** Draws the icon of a network; of one that is not known, or none, a card in the colour of the text. */
export function brandIcon(brand: string | undefined): SVGElement {
  const [color, initials] = CARDS[brand ?? ''] ?? [];
  const icon = draw('svg', {
    viewBox: '0 0 32 20',
    width: '1.92em',
    height: '1.2em',
    role: 'img',
    'aria-hidden': 'true',
  });
  const outline = { x: '.75', y: '.75', width: '30.5', height: '18.5', rx: '3' };
  if (!color || !initials) {
    icon.append(
      draw('rect', { ...outline, fill: 'none', stroke: 'currentColor', 'stroke-width': '1.5' }),
      draw('path', { d: 'M1 6h30M5 14h8', stroke: 'currentColor', 'stroke-width': '1.5' }),
    );
    return icon;
  }
  const width = String(initials.length * 6.2);
  const text = draw('text', {
    x: '16',
    y: '13.4',
    fill: '#fff',
    direction: 'ltr',
    'font-family': 'system-ui, sans-serif',
    'font-size': '9.5',
    'font-style': 'normal',
    'font-weight': '700',
    'text-anchor': 'middle',
    textLength: width,
    lengthAdjust: 'spacingAndGlyphs',
  });
  text.textContent = initials;
  // On a dark page the edge keeps a dark card apart from what is behind it.
  icon.append(draw('rect', { ...outline, fill: color, stroke: '#fff', 'stroke-opacity': '.35' }), text);
  return icon;
}

function draw(tag: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
