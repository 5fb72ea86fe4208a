import type { ProductionStatus } from '@bacs/domain';

export type Upload = { uuid: string; status: string; width: number | null; height: number | null };
export type PresignedPost = { url: string; fields: Record<string, string> };
export type Production = {
  ulid: string;
  status: ProductionStatus;
  progress_percent: number;
  profile: string | null;
  output_prefix: string | null;
  error: { code: string | null; message: string | null } | null;
  /** An output without a playlist is files, an MPD, or both. */
  outputs: { playlist_url: string | null }[] | null;
};
export type Space = { id: number; type: string; slug: string };
export type FeedItem = { production_ulid: string | null; output_prefix: string | null };
export type Page<Item> = { items: Item[]; next_cursor: string | null };

export type Api = {
  get: <Answer>(path: string) => Promise<Answer>;
  post: <Answer>(path: string, body?: object) => Promise<Answer>;
};

/** Calls the API with a key. Anything but success throws the status, code and detail of the error. */
export function connectToApi(apiUrl: string, apiKey: string): Api {
  async function call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const headers: Record<string, string> = { authorization: `Bearer ${apiKey}` };
    if (body !== undefined) headers['content-type'] = 'application/json';
    const response = await fetch(`${apiUrl}/api${path}`, {
      method,
      headers,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /api${path} answered ${response.status}: ${explain(text)}`);
    return JSON.parse(text);
  }
  return { get: (path) => call('GET', path), post: (path, body) => call('POST', path, body) };
}

function explain(body: string): string {
  try {
    const { code, detail, title } = JSON.parse(body);
    return [code, detail ?? title].filter(Boolean).join(' ');
  } catch {
    return body.slice(0, 300);
  }
}
