/**
 * Hands a token to the shop's server, which charges the card.
 *
 * @returns a sentence for the payer
 * @throws an error whose message is one
 */
export async function payWithToken(singleUseToken: string): Promise<string> {
  const response = await fetch('/pay', {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({ singleUseToken }),
  });
  const { message } = (await response.json()) as { message: string };
  if (!response.ok) throw new Error(message);
  return message;
}
