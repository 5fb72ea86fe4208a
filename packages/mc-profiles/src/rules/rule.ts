import deinterlace from '../../rules/deinterlace.json' with { type: 'json' };
import evenSize from '../../rules/even-size.json' with { type: 'json' };
import hdr10ToSdr from '../../rules/hdr10-to-sdr.json' with { type: 'json' };
import hlgToSdr from '../../rules/hlg-to-sdr.json' with { type: 'json' };
import squarePixels from '../../rules/square-pixels.json' with { type: 'json' };
import type { JsonObject } from '../json.ts';

/** What a source does to settings, as its file contains it: a part with a condition. */
export type Rule = {
  name: string;
  /** why, for people */
  about: string;
  /** holds when each of these facts is true of the source */
  when: Record<string, string>;
  /** maps a kind, as in a part, to the settings that are added to everything of it */
  each: Record<string, JsonObject>;
};

type RuleFile = { $about: string; $when: Record<string, string>; $each: Record<string, JsonObject> };

function parseRule(name: string, { $about, $when, $each }: RuleFile): Rule {
  return { name, about: $about, when: $when, each: $each };
}

/** All rules, in the order in which they apply. */
export const rules: Rule[] = [
  parseRule('deinterlace', deinterlace),
  parseRule('hlg-to-sdr', hlgToSdr),
  parseRule('hdr10-to-sdr', hdr10ToSdr),
  parseRule('square-pixels', squarePixels),
  parseRule('even-size', evenSize),
];
