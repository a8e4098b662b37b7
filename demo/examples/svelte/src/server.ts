import '@inlay/elements/define';
import { render as renderComponent } from 'svelte/server';
import Checkout from './checkout.svelte';

export async function render(): Promise<string> {
  const { body } = await renderComponent(Checkout);
  return body;
}
