import '@inlay/elements/define';
import { prewarm } from '@inlay/elements';
import { hydrate, mount } from 'svelte';
import Checkout from './checkout.svelte';

const target = document.getElementById('app') as HTMLElement;

if (target.firstElementChild) {
  hydrate(Checkout, { target });
} else {
  prewarm({ vault: import.meta.env.VITE_VAULT, publishableKey: import.meta.env.VITE_PUBLISHABLE_KEY });
  mount(Checkout, { target });
}
