import { InvalidArgumentError } from 'commander';

/** These check what users write before anything is sent. Each takes what it is given, or says what to give. */
export const toUlid = matching(
  /^([0-7][0-9a-hjkmnp-tv-z]{25}|[1-9]\d{0,14})$/i,
  'Give the ULID of a production, as "bacs list" shows it.',
);
export const toUuid = matching(
  /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[1-9]\d{0,14})$/i,
  'Give the UUID of an upload, as "bacs upload" shows it.',
);
export const toSlug = matching(
  /^[a-z0-9]+(-[a-z0-9]+)*$/,
  'Give small letters and digits, with hyphens between them.',
);
export const toName = matching(
  /^(?=.*[^\s\p{C}])[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]{1,255}$/u,
  'Give one line of at most 255 characters.',
);

/** For arguments and options that may come several times */
export function toUlids(text: string, others: string[] = []): string[] {
  return [...others, toUlid(text)];
}

export function toLimit(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= 10_000) return limit;
  throw new InvalidArgumentError('Give a whole number from 1 to 10000.');
}

export function toEventNumber(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give the number of an event.');
}

export function toWebAddress(text: string): URL {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new InvalidArgumentError('Give an address, as http://127.0.0.1:8080/webhooks.');
}

function matching(pattern: RegExp, told: string): (text: string) => string {
  return (text) => {
    if (pattern.test(text)) return text;
    throw new InvalidArgumentError(told);
  };
}
