import { randomUUID } from 'node:crypto';
import type { JobSettings } from '@aws-sdk/client-mediaconvert';
import { type Json, mapStrings, sortMembers } from '../json.ts';
import { fillString, type Token } from '../settings/tokens.ts';

type FillToken = (token: Token, path: string) => string;

/** A JSON text, cut where it has tokens: `places[i]` follows `pieces[i]`. */
type Template = { pieces: string[]; places: { token: Token; path: string }[] };

/** Many productions are filled from a profile, which never changes. */
const templates = new WeakMap<JobSettings, { asWritten: Template; sorted: Template }>();

/** A copy of a profile's settings without tokens, and their JSON with sorted members, as `hashOf` takes it */
export type Filled = { settings: JobSettings; sorted: string };

/**
 * Fills every token of a profile's settings with what `fillToken` returns for it.
 * @throws TokenError naming a token that is unknown or misplaced, and the JSON path
 */
export function fillTemplate(settings: JobSettings, fillToken: FillToken): Filled {
  const { asWritten, sorted } = templates.get(settings) ?? cutBoth(settings);
  return { settings: JSON.parse(fill(asWritten, fillToken)), sorted: fill(sorted, fillToken) };
}

function fill({ pieces, places }: Template, fillToken: FillToken): string {
  const values = places.map(({ token, path }) => JSON.stringify(fillToken(token, path)).slice(1, -1));
  return pieces.map((piece, index) => piece + (values[index] ?? '')).join('');
}

function cutBoth(settings: JobSettings) {
  const both = { asWritten: cut(settings as Json), sorted: cut(sortMembers(settings as Json)) };
  templates.set(settings, both);
  return both;
}

function cut(settings: Json): Template {
  const mark = randomUUID();
  const places: Template['places'] = [];
  const marked = mapStrings(settings, (text, where) =>
    fillString(text, where, (token, path) => {
      places.push({ token, path });
      return mark;
    }),
  );
  return { pieces: JSON.stringify(marked).split(mark), places };
}
