import { executeServerCommand } from '@web/test-runner-commands';
import VAULT from 'troubled-vault';
import type { InlayFields } from '../group/inlay-fields.ts';

/** What the frames of a key meet. */
export interface Trouble {
  readonly pages?: boolean;
  readonly hangs?: boolean;
  readonly delay?: number;
  readonly onlyFirst?: boolean;
  readonly isDiagnosed?: boolean;
  readonly refuses?: true | 'by itself';
}

let count = 0;

/** A key that no test has used before, so that no browser's cache knows its frames. */
export async function freshKey(trouble: Trouble = {}): Promise<string> {
  count += 1;
  const key = `pk_test_${Date.now().toString(36)}${count}`;
  await setTrouble(key, trouble);
  return key;
}

export async function setTrouble(key: string, trouble: Trouble): Promise<void> {
  await executeServerCommand('vault-trouble', { key, ...trouble });
}

/** Markup of two fields of that vault. */
export function fieldsOf(key: string, vault = VAULT): string {
  return `
    <inlay-fields vault="${vault}" publishable-key="${key}">
      <inlay-card-number label="Card number"></inlay-card-number>
      <inlay-card-expiry label="Expiry"></inlay-card-expiry>
    </inlay-fields>
  `;
}

/** The codes of the errors of a group, as they come. */
export function codesOf(target: EventTarget): string[] {
  const codes: string[] = [];
  target.addEventListener('inlay-error', (event) =>
    codes.push((event as HTMLElementEventMap['inlay-error']).error.code),
  );
  return codes;
}

/** What the group says of fields that did not load, and its button. */
export function noticeOf(fields: InlayFields): { readonly sentence: string; readonly button: HTMLButtonElement } {
  const root = fields.shadowRoot as ShadowRoot;
  const sentences = [...root.querySelectorAll('[part=error]')].map(({ textContent }) => textContent);
  return { sentence: sentences.join(''), button: root.querySelector('[part=retry]') as HTMLButtonElement };
}
