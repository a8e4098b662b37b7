import '@inlay/elements/define';
import { prewarm } from '@inlay/elements';
import { createApp, createSSRApp } from 'vue';
import Checkout from './checkout.vue';

const root = document.getElementById('app') as HTMLElement;

if (root.firstElementChild) {
  createSSRApp(Checkout).mount(root);
} else {
  prewarm({ vault: import.meta.env.VITE_VAULT, publishableKey: import.meta.env.VITE_PUBLISHABLE_KEY });
  createApp(Checkout).mount(root);
}
