/** What a form would have sent. */
export interface Sent {
  readonly path: string;
  /** `name=value`, in the order of the form. Undefined for a GET. */
  readonly entries: readonly string[] | undefined;
}

/** Records the navigations of the page, and stops each. */
export function recordNavigations(): { readonly sent: Sent[]; stop(): void } {
  const sent: Sent[] = [];
  const record = (event: NavigateEvent): void => {
    event.preventDefault();
    const { pathname, search } = new URL(event.destination.url);
    const entries = event.formData && [...event.formData].map(([name, value]) => `${name}=${value as string}`);
    sent.push({ path: pathname + search, entries: entries ?? undefined });
  };
  navigation.addEventListener('navigate', record);
  return { sent, stop: () => navigation.removeEventListener('navigate', record) };
}
