import { type Html, html } from './html.ts';

interface Choice {
  readonly name: string;
  readonly legend: string;
  /** The first is chosen. */
  readonly options: readonly (readonly [value: string, label: string])[];
}

function choice({ name, legend, options }: Choice): Html {
  return html`
  <fieldset class="choice" id="${name}">
    <legend>${legend}</legend>
    <div>${options.map(
      ([value, label], index) =>
        html`<label><input type="radio" name="${name}" value="${value}"${index === 0 && html` checked`}><span>${label}</span></label>`,
    )}</div>
  </fieldset>`;
}

function range(name: string, label: string, min: number, max: number, value: number, step = 1): Html {
  return html`
  <p class="range">
    <label for="${name}">${label}</label>
    <output for="${name}">${value} px</output>
    <input type="range" id="${name}" name="${name}" min="${min}" max="${max}" step="${step}" value="${value}">
  </p>`;
}

function color(name: string, label: string, value: string): Html {
  return html`<p class="color"><input type="color" id="${name}" name="${name}" value="${value}"><label for="${name}">${label}</label></p>`;
}

/** Everything that the playground changes. */
export const styleControls = html`
<form id="controls" aria-label="Controls">
  ${choice({
    name: 'theme',
    legend: 'Look',
    options: [
      ['page', 'The page’s inputs'],
      ['soft', 'Soft'],
      ['line', 'Line'],
      ['contrast', 'Contrast'],
    ],
  })}
  ${choice({
    name: 'fields',
    legend: 'Fields',
    options: [
      ['separate', 'Card, in fields'],
      ['card', 'Card, in one'],
      ['sepa', 'IBAN'],
      ['ach', 'US account'],
      ['bacs', 'UK account'],
      ['eft', 'Canadian account'],
    ],
  })}
  ${choice({
    name: 'layout',
    legend: 'Layout',
    options: [
      ['auto', 'By its width'],
      ['line', 'In a line'],
      ['stack', 'Stacked'],
    ],
  })}
  ${choice({
    name: 'state',
    legend: 'State',
    options: [
      ['plain', 'Plain'],
      ['error', 'Error'],
      ['disabled', 'Disabled'],
      ['readonly', 'Read-only'],
    ],
  })}
  ${choice({
    name: 'scheme',
    legend: 'Scheme',
    options: [
      ['light', 'Light'],
      ['dark', 'Dark'],
    ],
  })}
  ${choice({
    name: 'dir',
    legend: 'Direction',
    options: [
      ['ltr', 'Left to right'],
      ['rtl', 'Right to left'],
    ],
  })}
  <div class="selects">
    <p><label for="lang">Language</label><select id="lang" name="lang"></select></p>
    <p><label for="font">Font</label><select id="font" name="font">
      <option value="system">System</option><option value="serif">Serif</option>
      <option value="mono">Monospace</option><option value="narrow">Narrow</option>
    </select></p>
  </div>
  <div class="ranges">
    ${range('size', 'Text', 13, 24, 16)}
    ${range('radius', 'Corners', 0, 30, 10)}
    ${range('padding', 'Padding', 2, 22, 11)}
    ${range('width', 'Width', 280, 560, 480, 10)}
  </div>
  <fieldset class="choice">
    <legend>Colors</legend>
    <div id="colors">${color('accent', 'Accent', '#1f5b4d')}${color('ground', 'Ground', '#fffdf9')}${color('text', 'Text', '#241a12')}</div>
  </fieldset>
  <button class="plain">Start again</button>
</form>`;
