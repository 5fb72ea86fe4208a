import type { Problem } from './problem.ts';
import { type Supported, supportedRequest } from './supported-settings.ts';

/** Finds what MediaConvert can do and local-aws cannot. */
export function checkSupported(request: unknown): Problem[] {
  return [...compare('', request, supportedRequest)].map(({ at, text }) => ({
    at: at.replace(/^\/settings(?=\/)/, ''),
    text,
  }));
}

function* compare(at: string, value: unknown, supported: Supported): Generator<Problem> {
  if (supported === 'honored' || supported === 'tuning' || value === undefined || value === null) return;
  if ('only' in supported) {
    if (!supported.only.includes(value)) yield { at, text: explain(value, supported.only) };
    return;
  }
  const entries = Object.entries(value);
  if ('members' in supported) {
    for (const [member, inner] of entries) {
      const known = supported.members[member];
      if (known) yield* compare(`${at}/${member}`, inner, known);
      else yield { at: `${at}/${member}`, text: 'not supported' };
    }
    return;
  }
  if (supported.atMost !== undefined && entries.length > supported.atMost) {
    yield { at, text: `at most ${supported.atMost} items` };
    return;
  }
  for (const [key, inner] of entries) yield* compare(`${at}/${key}`, inner, supported.each);
}

function explain(value: unknown, allowed: readonly unknown[]) {
  return `${JSON.stringify(value)} is not among ${JSON.stringify(allowed)}`;
}
