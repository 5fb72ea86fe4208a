/**
 * Reads the origins of web pages, comma separated. A browser sends an origin in one form only, so any other form would
 * match none.
 * @throws an error that names what is no origin, and what is probably meant
 */
export function parseOrigins(text: string): string[] {
  const origins = text.split(',').flatMap((origin) => origin.trim() || []);
  const wrong = origins.filter((origin) => !isOrigin(origin));
  if (wrong.length === 0) return origins;
  const meant = wrong.map((origin) => `"${origin}"${suggest(origin)}`).join(', ');
  throw new Error(
    `must be origins such as https://app.example.com, comma separated, without path, wildcard or capitals; that is not ${meant}`,
  );
}

/** @throws unless URLs can be made by adding a path to it */
export function requireBaseUrl(text: string): void {
  const url = URL.parse(text);
  const isPlain = url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  if (!isPlain || /[?#\s]/.test(text))
    throw new Error(
      'must be an address such as https://cdn.example.com/videos/, without user, query or fragment',
    );
}

function isOrigin(text: string): boolean {
  return /^https?:\/\/[^*]+$/.test(text) && URL.parse(text)?.origin === text;
}

function suggest(text: string): string {
  const origin = text.includes('*') ? undefined : URL.parse(text)?.origin;
  return origin?.startsWith('http') ? ` (probably ${origin})` : '';
}
