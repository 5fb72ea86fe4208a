import type { components } from '@bacs/client';

type Session = components['schemas']['Session'];
export type BrowserAnswer = { status: number; headers: Headers; text: string; body: unknown };

/** Talks to the API as a page of it does: with the cookie that it was given, and telling the site that it is of. */
export class Browser {
  readonly url: string;
  cookie: string;
  readonly #more: Record<string, string>;

  constructor(url: string, more: Record<string, string> = {}, cookie = '') {
    this.url = url;
    this.cookie = cookie;
    this.#more = more;
  }

  async signIn(how: { api_key: string } | { ticket: string }): Promise<BrowserAnswer & { body: Session }> {
    const answer = await this.request('POST', '/api/session', how);
    return { ...answer, body: answer.body as Session };
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<BrowserAnswer> {
    return await this.request('GET', path, undefined, headers);
  }

  async request(
    method: string,
    path: string,
    body?: object,
    more: Record<string, string> = {},
  ): Promise<BrowserAnswer> {
    const response = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: {
        'sec-fetch-site': 'same-origin',
        ...(this.cookie !== '' && { cookie: this.cookie }),
        ...(body && { 'content-type': 'application/json' }),
        ...this.#more,
        ...more,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const [cookie] = response.headers.getSetCookie();
    if (cookie !== undefined) this.cookie = cookie.split(';')[0] ?? '';
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? JSON.parse(text) : undefined,
    };
  }
}
