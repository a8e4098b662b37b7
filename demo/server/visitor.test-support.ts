export const CONTACT = {
  email: 'ada@example.com',
  name: 'Ada Lovelace',
  street: '12 St James’s Square',
  city: 'London',
  zip: 'SW1Y 4JH',
  country: 'GB',
} as const;

/** A page as a visitor gets it, after all redirects. */
export interface Visit {
  readonly status: number;
  readonly path: string;
  readonly html: string;
  /** The hidden order of the page's form. */
  readonly order: string;
  readonly headers: Headers;
}

/** A browser without scripts: keeps a cookie, follows redirects by GET. */
export class Visitor {
  readonly #shop: string;
  #cookie = '';

  constructor(shop: string) {
    this.#shop = shop;
  }

  async get(path: string): Promise<Visit> {
    return this.#follow(path, { method: 'GET' });
  }

  async post(path: string, fields: Readonly<Record<string, string>>): Promise<Visit> {
    return this.#follow(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  async postJson(path: string, body: object): Promise<{ status: number; answer: Record<string, unknown> }> {
    const response = await this.#send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
  }

  async #follow(path: string, init: RequestInit): Promise<Visit> {
    const response = await this.#send(path, init);
    const target = response.headers.get('location');
    if (target !== null) {
      if (response.status !== 303) throw new Error(`${path} redirects with ${response.status}`);
      return this.#follow(target, { method: 'GET' });
    }
    const html = await response.text();
    const order = /name="order" value="([\w-]+)"|data-order="([\w-]+)"/.exec(html);
    return { status: response.status, path, html, order: order?.[1] ?? order?.[2] ?? '', headers: response.headers };
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const headers = { ...(init.headers as Record<string, string>), cookie: this.#cookie };
    const response = await fetch(this.#shop + path, { ...init, headers, redirect: 'manual' });
    this.#cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.#cookie;
    return response;
  }
}
