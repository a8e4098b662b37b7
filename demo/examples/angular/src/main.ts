import '@inlay/elements/define';
import { bootstrapApplication } from '@angular/platform-browser';
import { prewarm } from '@inlay/elements';
import { Checkout } from './checkout.ts';

prewarm({ vault: import.meta.env['VITE_VAULT'], publishableKey: import.meta.env['VITE_PUBLISHABLE_KEY'] });
await bootstrapApplication(Checkout);
