import { productionsToReconcile, tryStartAttempt } from '@bacs/db';
import { enqueueRender, hasLiveRender } from '@bacs/queue';
import type { Dependencies } from '../dependencies.ts';

const pageSize = 200;

/** Gives every production that is not at its end and has no live job another attempt. It has no other logic. */
export async function reconcile({ db, queues, config, logger }: Dependencies): Promise<void> {
  let after = 0;
  for (;;) {
    const page = await productionsToReconcile(db, {
      after,
      idleMs: config.RECONCILE_IDLE_MS,
      limit: pageSize,
    });
    for (const { id, ulid, attempt } of page) {
      after = id;
      if (await hasLiveRender(queues, { production_ulid: ulid, attempt })) continue;
      if (!(await tryStartAttempt(db, { id, attempt }))) continue;
      await enqueueRender(queues, { production_ulid: ulid, attempt: attempt + 1 });
      logger.info({ production: ulid, attempt: attempt + 1 }, 'had no live job; enqueued');
    }
    if (page.length < pageSize) return;
  }
}
