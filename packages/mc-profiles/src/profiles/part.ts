import { checkAgainstModel } from '@bacs/mediaconvert-model';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { CompositionError, type PartFile, type Report, throwError } from './errors.ts';

/** A profile or a part, as its file contains it. */
export type Part = PartFile & {
  extends: string[];
  settings: JsonObject;
  /** the member of the file that holds the settings; empty if the file is the settings */
  at: string;
  /** maps a selector to the settings that are merged into everything it selects */
  each: Record<string, JsonObject>;
  /** its file, or what it extends, could not be read: what it should say is unknown */
  isBroken?: true;
};

const directives = ['$about', '$extends', '$each'];

/** Reads what can be read of a file's content, and reports the rest. */
export function parsePart(name: string, content: Json, report: Report = throwError, file?: string): Part {
  const refuse = (path: string, reason: string) => report(new CompositionError({ name, file }, path, reason));
  if (!isObject(content)) {
    refuse('', 'it is not a JSON object');
    return brokenPart(name, file);
  }
  const { $extends = [], $each = {}, ...rest } = content;
  const members = Object.keys(rest).filter((key) => !directives.includes(key));
  for (const unknown of members.filter((key) => key.startsWith('$'))) {
    refuse(unknown, `unknown directive; there are ${directives.join(', ')}`);
  }
  const names = readExtends($extends, refuse);
  return {
    name,
    file,
    extends: names ?? [],
    ...(names === undefined && { isBroken: true }),
    each: readEach($each, refuse),
    ...readSettings(
      rest,
      members.filter((key) => !key.startsWith('$')),
      refuse,
    ),
  };
}

export function brokenPart(name: string, file: string | undefined): Part {
  return { name, file, extends: [], each: {}, settings: {}, at: '', isBroken: true };
}

type Refuse = (path: string, reason: string) => void;

function readExtends(names: Json, refuse: Refuse): string[] | undefined {
  if (Array.isArray(names) && names.every((item) => typeof item === 'string')) return names;
  refuse('$extends', 'a list of part names is expected');
  return undefined;
}

function readEach(each: Json, refuse: Refuse): Part['each'] {
  if (!isObject(each)) {
    refuse('$each', 'an object is expected');
    return {};
  }
  const read: Part['each'] = {};
  for (const [selector, settings] of Object.entries(each)) {
    if (isObject(settings)) read[selector] = settings;
    else refuse(eachPath(selector), 'an object is expected');
  }
  return read;
}

function readSettings(content: JsonObject, members: string[], refuse: Refuse): Pick<Part, 'settings' | 'at'> {
  const settings = content['Settings'];
  if (settings === undefined) {
    return { settings: Object.fromEntries(members.map((key) => [key, content[key] ?? null])), at: '' };
  }
  for (const beside of members.filter((key) => key !== 'Settings')) {
    const what = isOfSettings(beside) ? 'move it into Settings' : 'remove it, it is not sent';
    refuse(beside, `it stands beside Settings, and a profile is Settings alone: ${what}`);
  }
  if (isObject(settings)) return { settings, at: 'Settings' };
  refuse('Settings', 'an object is expected');
  return { settings: {}, at: 'Settings' };
}

function isOfSettings(member: string): boolean {
  return !checkAgainstModel({ [member]: null }, 'JobSettings', 'sdk').some(({ kind }) => kind === 'member');
}

export function eachPath(selector: string): string {
  return `$each[${JSON.stringify(selector)}]`;
}
