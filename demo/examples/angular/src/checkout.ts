import { Component, CUSTOM_ELEMENTS_SCHEMA, type ElementRef, signal, viewChild } from '@angular/core';
import type { InlayFields } from '@inlay/elements';
import { payWithToken } from '../../pay-with-token.ts';

@Component({
  selector: 'app-checkout',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    @if (receipt()) {
      <p role="status">{{ receipt() }}</p>
    } @else {
      <form method="post" action="/pay" (submit)="pay($event)">
        <p role="alert">{{ problem() }}</p>
        <fieldset [disabled]="isBusy()">
          <inlay-fields
            #fields
            [vault]="vault"
            [publishableKey]="publishableKey"
            (inlay-error)="problem.set($event.error.message)"
          >
            <inlay-card-number label="Card number" required (inlay-change)="brand.set($event.state.brand)" />
            <inlay-card-expiry label="Expiry date" required />
            <inlay-card-code label="Security code" required />
          </inlay-fields>
          <p>
            Brand: <output>{{ brand() ?? 'unknown' }}</output>
          </p>
          <button>Pay $10.00</button>
        </fieldset>
      </form>
    }
  `,
})
export class Checkout {
  readonly vault = import.meta.env['VITE_VAULT'];
  readonly publishableKey = import.meta.env['VITE_PUBLISHABLE_KEY'];
  readonly fields = viewChild.required<ElementRef<InlayFields>>('fields');
  readonly brand = signal<string | undefined>(undefined);
  readonly isBusy = signal(false);
  readonly problem = signal('');
  readonly receipt = signal('');

  async pay(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set('');
    this.isBusy.set(true);
    try {
      const { token } = await this.fields().nativeElement.tokenize();
      this.receipt.set(await payWithToken(token));
    } catch (error) {
      this.problem.set((error as Error).message);
    }
    this.isBusy.set(false);
  }
}
