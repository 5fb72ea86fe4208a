// A key is any text, and its slashes are the only structure that it has. A URI has reserved characters, and only the
// escaped form of a name is certain to mean that name. So neither may be used as the other.

/** Makes the URI of a key relative to the root of its bucket, by RFC 3986. It takes a name without folders too. */
export function uriOfKey(key: string): string {
  return key.split('/').map(encodeURIComponent).join('/');
}

/**
 * Lists the keys that a URI in a playlist or another manifest may mean, the likeliest first. By RFC 8216, a client
 * resolves the URI against the playlist and decodes it. But a writer may have put the name of a file there as it is, so
 * `100%25.ts`, `a?b.ts` and `a#1.ts` may each be a whole name. A URI with a host of its own means no key of this bucket.
 */
export function keysOfUri(playlistKey: string, uri: string): string[] {
  if (uri === '' || hasHost(uri)) return [];
  const names = [uri.replace(/[?#].*$/s, ''), uri, uri.replace(/\?.*$/s, ''), uri.replace(/#.*$/s, '')];
  const keys = names.flatMap((name) => [decode(name), name]).map((name) => resolve(playlistKey, name));
  return [...new Set(keys)].filter((key) => key !== '' && !key.endsWith('/'));
}

function hasHost(uri: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(uri);
}

/** Decodes what is well-formed and leaves anything else, because names may contain percent signs. */
function decode(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });
}

/** Resolves dots after decoding, and never above the root: no way of writing them leads out of the bucket. */
function resolve(playlistKey: string, path: string): string {
  const folders = path.startsWith('/') ? [] : playlistKey.split('/').slice(0, -1);
  const resolved: string[] = [...folders];
  const segments = path.replace(/^\//, '').split('/');
  for (const segment of segments) {
    if (segment === '..') resolved.pop();
    else if (segment !== '.') resolved.push(segment);
  }
  const last = segments.at(-1);
  return last === '.' || last === '..' ? `${resolved.join('/')}/` : resolved.join('/');
}
