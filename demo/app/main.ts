import '@inlay/elements/define';
import { prewarm } from '@inlay/elements';
import { showCheckout } from './checkout.ts';

const root = document.querySelector<HTMLElement>('#app');
const { vault, publishableKey, order, amount, contact } = root?.dataset ?? {};

if (root && vault && publishableKey && order && amount && contact) {
  // The vault's hidden frame loads while the form is still being drawn.
  prewarm({ vault, publishableKey });
  showCheckout(root, { vault, publishableKey, order, amount: Number(amount), contact: JSON.parse(contact) });
}
