import { fixture, html } from '@open-wc/testing';
import VAULT from 'dev-vault';
import type { TemplateResult } from 'lit';
import '../define/all.ts';
import type { InlayFields } from './inlay-fields.ts';
import { until, untilReady } from '../card-form.test-support.ts';
import { recordNavigations } from './navigations.test-support.ts';

/** How a form posts a token under its default name. */
export const TOKEN = /^singleUseToken=SC\w+$/;

export let page: ReturnType<typeof recordNavigations>;
export let form: HTMLFormElement;
export let fields: InlayFields;

setup(() => {
  page = recordNavigations();
});

teardown(() => page.stop());

export function cardFields(isRequired = true, vault: string = VAULT): TemplateResult {
  return html`
    <inlay-fields vault=${vault} publishable-key="pk_test_demo">
      <inlay-card-number label="Card number" ?required=${isRequired}></inlay-card-number>
      <inlay-card-expiry label="Expiry" ?required=${isRequired}></inlay-card-expiry>
      <inlay-card-code label="Security code" ?required=${isRequired}></inlay-card-code>
    </inlay-fields>
  `;
}

export async function mount(template: TemplateResult): Promise<void> {
  form = await fixture<HTMLFormElement>(template);
  fields = form.querySelector('inlay-fields') as InlayFields;
  await untilReady(fields);
}

export function button(name: string): HTMLButtonElement {
  return form.querySelector(`#${name}`) as HTMLButtonElement;
}

export async function untilSent(count = 1): Promise<void> {
  await until(() => page.sent.length >= count, `${count} submissions`);
}

/** For half a second after a submit, a click is taken for the other half of a double click. */
export async function afterImpatience(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 600));
}
