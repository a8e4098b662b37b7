import { prewarm } from '@inlay/react';
import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { Checkout } from './checkout.tsx';

const root = document.getElementById('app') as HTMLElement;
const app = (
  <StrictMode>
    <Checkout />
  </StrictMode>
);

if (root.firstElementChild) {
  hydrateRoot(root, app);
} else {
  prewarm({ vault: import.meta.env.VITE_VAULT, publishableKey: import.meta.env.VITE_PUBLISHABLE_KEY });
  createRoot(root).render(app);
}
