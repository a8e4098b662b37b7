import { html } from './html.ts';

/** What to type, and how to see the errors. Only a sandbox has this. */
export const sandboxPanel = html`
  <aside class="sandbox" aria-labelledby="sandbox-title">
    <h2 id="sandbox-title">Test cards</h2>
    <dl>
      <div><dt>Card number</dt><dd><code>4111 1111 1111 1111</code></dd></div>
      <div><dt>On two networks</dt><dd><code>4970 1000 0000 0006</code></dd></div>
      <div><dt>Expiry date</dt><dd>any in the future</dd></div>
      <div><dt>Security code</dt><dd><code>111</code> is right, <code>666</code> wrong</dd></div>
    </dl>
    <p>See what happens when
      <a href="?try=declined">the bank declines</a>,
      <a href="?try=funds">money is short</a>,
      <a href="?try=outage">the processor fails</a> or
      <a href="?try=paid">all goes well</a>.</p>
  </aside>`;
