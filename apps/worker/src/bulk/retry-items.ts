import type { BulkAction, BulkActionItem, Production, Upload } from '@bacs/db';
import { noteOutcome, type RetryWish, tryRetryItems, type Verdict } from '@bacs/db/bulk';
import { findProductionsToRender, retryOf } from '@bacs/db/productions';
import { findUploads, isIncomplete } from '@bacs/db/uploads';
import { resolveProfile, UnknownProfileError } from '@bacs/mc-profiles';
import { monotonicFactory } from 'ulid';
import type { Dependencies } from '../dependencies.ts';
import { dispatch } from '../dispatch.ts';

const nextUlid = monotonicFactory();

/** Retries the productions together, and notes what came of each. Their jobs follow; reconcile enqueues what is lost. */
export async function retryItems(
  deps: Dependencies,
  action: BulkAction,
  items: BulkActionItem[],
): Promise<void> {
  const { db, logger } = deps;
  const originals = await findProductionsToRender(
    db,
    items.map(({ production_ulid }) => production_ulid),
  );
  const uploads = await findUploads(
    db,
    [...originals.values()].map(({ upload_id }) => upload_id),
  );
  const wishes: RetryWish[] = [];
  for (const item of items) {
    const original = originals.get(item.production_ulid);
    const verdict = original
      ? findRefusal(deps, original, uploads.get(original.upload_id))
      : ({ outcome: 'skipped', reason: 'It is gone' } as const);
    if (verdict) {
      if (!(await noteOutcome(db, item, verdict))) return;
    } else if (original) wishes.push({ item, original, retry: retryOf(original, { ulid: nextUlid() }) });
  }
  if (wishes.length === 0) return;
  for (const ulid of await tryRetryItems(db, action, wishes)) {
    const payload = { production_ulid: ulid, attempt: 1 };
    await dispatch(deps, 'render', { ulid, payload }).catch((err) =>
      logger.warn({ production: ulid, err }, 'not enqueued; reconcile enqueues it later'),
    );
  }
}

/** Says why a production cannot be retried, as the API would. */
function findRefusal(
  { profiles }: Dependencies,
  original: Production,
  upload: Upload | undefined,
): Verdict | undefined {
  if (!upload) return { outcome: 'refused', reason: 'Its upload is gone' };
  if (isIncomplete(upload)) return { outcome: 'refused', reason: 'Its upload is not complete' };
  try {
    resolveProfile(profiles, upload, original.config ?? {});
    return undefined;
  } catch (error) {
    if (error instanceof UnknownProfileError) return { outcome: 'refused', reason: error.message };
    throw error;
  }
}
