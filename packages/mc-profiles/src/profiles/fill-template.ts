import { randomUUID } from 'node:crypto';
import type { JobSettings } from '@aws-sdk/client-mediaconvert';
import { type Json, mapStrings } from '../json.ts';
import { fillString, type Token } from '../settings/tokens.ts';

type FillToken = (token: Token, path: string) => string;

/** The JSON of a profile's settings, cut where a string has tokens: the string `texts[i]` follows `pieces[i]`. */
type Template = { pieces: string[]; texts: { text: string; path: string }[] };

/** Many productions are filled from a profile, which never changes. */
const templates = new WeakMap<JobSettings, Template>();

/**
 * Returns a copy of a profile's settings in which every token is what `fillToken` returns for it.
 * @throws TokenError naming a token that is unknown or misplaced, and the JSON path
 */
export function fillTemplate(settings: JobSettings, fillToken: FillToken): JobSettings {
  const { pieces, texts } = templates.get(settings) ?? cut(settings);
  const filled = texts.map(({ text, path }) => JSON.stringify(fillString(text, path, fillToken)));
  return JSON.parse(pieces.map((piece, index) => piece + (filled[index] ?? '')).join(''));
}

function cut(settings: JobSettings): Template {
  const mark = randomUUID();
  const texts: Template['texts'] = [];
  const marked = mapStrings(settings as Json, (text, path) => {
    let hasToken = false;
    fillString(text, path, (token) => {
      hasToken = true;
      return token;
    });
    if (!hasToken) return text;
    texts.push({ text, path });
    return mark;
  });
  const template = { pieces: JSON.stringify(marked).split(JSON.stringify(mark)), texts };
  templates.set(settings, template);
  return template;
}
