import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { Checkout } from './checkout.tsx';

export function render(): string {
  return renderToString(
    <StrictMode>
      <Checkout />
    </StrictMode>,
  );
}
