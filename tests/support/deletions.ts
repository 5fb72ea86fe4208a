import type { components } from '@bacs/client';
import { ok } from './answers.ts';

type Deletion = components['schemas']['Deletion'];
type Plan = components['schemas']['DeletionPlan'];

/** Returns the deletion that a DELETE has begun. @throws if the answer is the plan of a dry run. */
export async function deletionOf(
  answer: Promise<{ data?: Deletion | Plan; error?: unknown; response: Response }>,
): Promise<Deletion> {
  const begun = await ok(answer);
  if (!('ulid' in begun)) throw new Error(`this is no deletion: ${JSON.stringify(begun)}`);
  return begun;
}
