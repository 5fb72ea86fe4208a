import { checkPart } from './check-part.ts';
import { CompositionError } from './errors.ts';
import { findRepeatedMembers } from './find-repeated-members.ts';
import type { Check } from './read-folder.ts';

export const checkFile: Check = (part, text, report) => {
  for (const reason of findRepeatedMembers(text)) report(new CompositionError(part, '', reason));
  return checkPart(part, report);
};
