import { InlayCardCode, InlayCardExpiry, InlayCardNumber, InlayFields } from '@inlay/react';
import { type FormEvent, useRef, useState } from 'react';
import { payWithToken } from '../../pay-with-token.ts';

export function Checkout() {
  const fields = useRef<InlayFields>(null);
  const [brand, setBrand] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const [receipt, setReceipt] = useState('');

  async function pay(event: FormEvent) {
    event.preventDefault();
    setProblem('');
    setBusy(true);
    try {
      const { token } = await fields.current!.tokenize();
      setReceipt(await payWithToken(token));
    } catch (error) {
      setProblem((error as Error).message);
    }
    setBusy(false);
  }

  if (receipt) return <p role="status">{receipt}</p>;
  return (
    <form method="post" action="/pay" onSubmit={(event) => void pay(event)}>
      <p role="alert">{problem}</p>
      <fieldset disabled={isBusy}>
        <InlayFields
          ref={fields}
          vault={import.meta.env.VITE_VAULT}
          publishableKey={import.meta.env.VITE_PUBLISHABLE_KEY}
          onError={({ error }) => setProblem(error.message)}
        >
          <InlayCardNumber label="Card number" required onChange={({ state }) => setBrand(state.brand)} />
          <InlayCardExpiry label="Expiry date" required />
          <InlayCardCode label="Security code" required />
        </InlayFields>
        <p>
          Brand: <output>{brand ?? 'unknown'}</output>
        </p>
        <button>Pay $10.00</button>
      </fieldset>
    </form>
  );
}
