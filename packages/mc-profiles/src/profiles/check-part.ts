import { checkAgainstModel, type ModelProblem, type Step } from '@bacs/mediaconvert-model';
import { isObject, type Json, type JsonObject, joinPath, mapStrings } from '../json.ts';
import { fillString, TokenError } from '../settings/tokens.ts';
import { findKind } from './apply-each.ts';
import { CompositionError, type Report } from './errors.ts';
import { eachPath, type Part } from './part.ts';

/** Stands for the input while a part is checked, because the model's pattern is that of a location. */
const sampleInput = 's3://bucket/key';

/**
 * Checks what a part says by itself: its tokens, and its settings against MediaConvert's own model. Returns the part
 * without what has another type than in the model, so that it can be composed all the same.
 */
export function checkPart(part: Part, report: Report): Part {
  const each = Object.entries(part.each).flatMap(([selector, patch]) => {
    const kind = findKind(part, selector, report);
    return kind ? [[selector, checkSettings(part, patch, kind.structure, eachPath(selector), report)]] : [];
  });
  return {
    ...part,
    settings: checkSettings(part, part.settings, 'JobSettings', part.at, report),
    each: Object.fromEntries(each),
  };
}

function checkSettings(
  part: Part,
  settings: JsonObject,
  structure: string,
  at: string,
  report: Report,
): JsonObject {
  const problems = checkAgainstModel(fillSamples(part, settings, at, report), structure, 'sdk');
  for (const { path, message, suggestion } of problems) {
    const reason = suggestion === undefined ? message : `${message}; did you mean ${suggestion}?`;
    report(new CompositionError(part, path.reduce<string>(joinPath, at), reason));
  }
  return withoutOtherTypes(settings, problems);
}

/** Reports tokens that are unknown or misplaced. */
function fillSamples(part: Part, settings: JsonObject, at: string, report: Report): Json {
  const fill = (text: string, path: string) => {
    try {
      return fillString(text, path, (token) => (token === 'INPUT_URI' ? sampleInput : token));
    } catch (error) {
      if (!(error instanceof TokenError)) throw error;
      report(new CompositionError(part, path, `${error.token}: ${error.reason}`));
      return text;
    }
  };
  return mapStrings(settings, fill, at);
}

function withoutOtherTypes(settings: JsonObject, problems: ModelProblem[]): JsonObject {
  const copy = structuredClone(settings);
  // Backwards, so that an item that is removed does not move one that is still to be removed.
  for (const { path, kind } of problems.toReversed()) if (kind === 'type') removeAt(copy, path);
  return copy;
}

function removeAt(settings: JsonObject, path: Step[]): void {
  const last = path.at(-1);
  const parent = path.slice(0, -1).reduce<Json | undefined>((value, step) => memberOf(value, step), settings);
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else if (isObject(parent) && last !== undefined) delete parent[last];
}

function memberOf(value: Json | undefined, step: Step): Json | undefined {
  if (Array.isArray(value)) return value[Number(step)];
  return isObject(value) ? value[step] : undefined;
}
