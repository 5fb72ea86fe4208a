import type { Database, Deletion } from '@bacs/db';
import {
  cancelItem,
  findBulkAction,
  findOpenItems,
  noteOutcome,
  removeExpiredPreviews,
  removeOldBulkActions,
  runningBulkActions,
  tryComplete,
  tryRetryItems,
} from '@bacs/db/bulk';
import {
  deletionsToReconcile,
  findDeletionToWorkOn,
  findPlaces,
  newWork,
  oldestDeletionMs,
  removeOldDeletions,
  requestDeletion,
  tryCompleteDeletion,
} from '@bacs/db/deletions';
import { oldestUnnumberedMs, removeOldClientEvents } from '@bacs/db/events';
import { removeOldKeys } from '@bacs/db/keys';
import { countBefore, releaseWaiting, tryExpedite } from '@bacs/db/line';
import {
  findProductionsToRender,
  findProductionToRender,
  findSubmitted,
  findTaken,
  productionsToReconcile,
  removeOldEvents,
  retryOf,
  tallyLiveProductions,
  tryBlock,
  tryMarkAllSubmitted,
  tryMarkCanceled,
  tryMarkCompleted,
  tryMarkFailed,
  tryMarkSubmitted,
  tryRecordIntent,
  tryRecordIntents,
  tryRenderAgain,
  tryStartAttempt,
  tryWithdrawIntent,
} from '@bacs/db/productions';
import { removeOldPublicationEvents } from '@bacs/db/publications';
import { removeOldRequests } from '@bacs/db/requests';
import { removeOldInvitations } from '@bacs/db/spaces';
import { findUpload, findUploadToDescribe } from '@bacs/db/uploads';
import {
  endpointsToWake,
  fanOut,
  findDueDeliveries,
  findEndpoint,
  findEndpointsOf,
  noteDelivered,
  noteFailing,
  recordTry,
  removeOldDeliveries,
  replayFrom,
  tryDisable,
  tryEnable,
} from '@bacs/db/webhooks';
import { sql } from 'kysely';
import { ulid as newUlid } from 'ulid';
import type { Mine } from './build-mine.ts';
import type { CountedDatabase } from './count-rows.ts';
import type { Measured } from './measure-routes.ts';

type Job = [name: string, prepare: (db: Database, mine: Mine) => Promise<() => Promise<unknown>>];

const page = { after: 0, limit: 200 };
const outputs = { groups: [] };
const outputBucket = 'bacs-mc-public-stream';

async function requireUploadId(db: Database, uuid: string): Promise<number> {
  const upload = await findUpload(db, { uuid });
  if (!upload) throw new Error(`There is no upload ${uuid}`);
  return upload.id;
}

const rules = { lookMs: 1_000 };

/** Has all that is queued wait in line: what the worlds before have released is awake. */
async function putBackInLine(db: Database): Promise<void> {
  await sql`UPDATE productions SET released_at = NULL WHERE status = 'queued'`.execute(db);
}

/** A batch of each kind of row that has been kept for long enough, while nothing is old, and while everything may be. */
const removals: Job[] = Object.entries({
  removeOldEvents,
  removeOldPublicationEvents,
  removeOldRequests,
  removeOldDeletions,
  removeOldKeys,
  removeOldInvitations,
  removeOldDeliveries,
  removeOldClientEvents,
  removeOldBulkActions,
}).flatMap(([name, remove]) =>
  [0, 36_500].map(
    (days): Job => [
      `expire, ${name}, of ${days} days`,
      async (db) => () => remove(db, { days, after: 0, limit: 20 }),
    ],
  ),
);

/** What the jobs ask of the database and change in it. `prepare` is not counted. */
const jobs: Job[] = [
  ...removals,
  ['reconcile, productions', async (db) => () => productionsToReconcile(db, { ...page, idleMs: 0 })],
  [
    'reconcile, none idle among all unfinished',
    async (db) => () => productionsToReconcile(db, { ...page, idleMs: 3_600_000 }),
  ],
  [
    'reconcile, productions that do not wait in line',
    async (db) => {
      await putBackInLine(db);
      return () => productionsToReconcile(db, { ...page, idleMs: 0 });
    },
  ],
  ['watch, productions that MediaConvert has taken', async (db) => () => findTaken(db, page)],
  ['release, no room', async (db) => () => releaseWaiting(db, { ...rules, backlog: 1 })],
  [
    'release, one that an operator has put first',
    async (db, { make }) => {
      const { id } = await make.production('queued');
      await tryExpedite(db, id);
      return () => releaseWaiting(db, { ...rules, backlog: 1_000 });
    },
  ],
  ['expire, previews', async (db) => () => removeExpiredPreviews(db, { limit: 20 })],
  ['reconcile, bulk actions', async (db) => () => runningBulkActions(db, page)],
  [
    'bulk, a page of a retry',
    async (db, { make }) => {
      for (let count = 0; count < 5; count += 1) await make.production('failed');
      const ulid = await make.bulkAction(5);
      return async () => {
        const action = await findBulkAction(db, ulid);
        if (!action) throw new Error('The bulk action is not there');
        const items = await findOpenItems(db, action.id, { limit: 20 });
        const originals = await findProductionsToRender(
          db,
          items.map(({ production_ulid }) => production_ulid),
        );
        const wishes = items.map((item) => {
          const original = originals.get(item.production_ulid);
          if (!original) throw new Error('The production is not there');
          return { item, original, retry: retryOf(original, { ulid: newUlid() }) };
        });
        await tryRetryItems(db, action, wishes);
        await tryComplete(db, action);
      };
    },
  ],
  [
    'bulk, a cancel of one',
    async (db, { make }) => {
      await make.production('queued');
      const ulid = await make.bulkAction(1);
      return async () => {
        const action = await findBulkAction(db, ulid);
        const [item] = action ? await findOpenItems(db, action.id, { limit: 20 }) : [];
        if (!action || !item) throw new Error('The bulk action is not there');
        await noteOutcome(db, item, (await cancelItem(db, action, item)).verdict);
      };
    },
  ],
  ['metrics, productions', async (db) => () => tallyLiveProductions(db, { limit: 100 })],
  ['metrics, the oldest deletion', async (db) => () => oldestDeletionMs(db)],
  ['metrics, the oldest change', async (db) => () => oldestUnnumberedMs(db)],
  ['render, waits in line', async (db) => () => countBefore(db, 0, 100)],
  ['reconcile, endpoints of webhooks', async (db) => () => endpointsToWake(db, { after: 0, limit: 200 })],
  [
    'webhook, a hint',
    async (db, { userId }) =>
      () =>
        findEndpointsOf(db, [userId], { limit: 20 }),
  ],
  [
    'webhook, a round that replays, one of failures, and an end',
    async (db, { userId, world }) => {
      const endpoint = await findEndpoint(db, userId, world.webhooks);
      if (!endpoint) throw new Error('The webhook is not there');
      const { id, ulid } = endpoint;
      await replayFrom(db, id, { number: world.deliveries - 200, undelivered: false });
      const failed = { status: 500, answer: '', error: null, next: { afterMs: 5_000 } };
      return async () => {
        await fanOut(db, ulid);
        const { due } = await findDueDeliveries(db, id, { most: 4 });
        for (const delivery of due) await recordTry(db, delivery, failed);
        await noteFailing(db, id, { pauseMs: 0 });
        await noteDelivered(db, id);
        await tryDisable(db, id, 'failing');
        await tryEnable(db, id);
      };
    },
  ],
  ['reconcile, deletions', async (db) => () => deletionsToReconcile(db, { ...page, idleMs: 0 })],
  [
    'twins',
    async (db, { world }) =>
      () =>
        findSubmitted(db, [world.productions, newUlid(), newUlid()]),
  ],
  [
    'describe',
    async (db, { world }) => {
      const id = await requireUploadId(db, world.uploads);
      return () => findUploadToDescribe(db, id, { idleMs: 0 });
    },
  ],
  [
    'render, read',
    async (db, { world }) =>
      () =>
        findProductionToRender(db, world.productions),
  ],
  [
    'render, from queued to completed',
    async (db, { make }) => {
      const { id } = await make.production('queued');
      const seen = { id, attempt: 1 };
      return async () => {
        const chosen = { previous: null, profile: 'p', settingsHash: '0'.repeat(64) };
        const intent = await tryRecordIntent(db, seen, chosen);
        if (intent) await tryWithdrawIntent(db, seen, { intent, reason: 'none' });
        await tryBlock(db, { ...seen, status: 'queued' }, { cause: 'throttled', reason: 'throttled: waits' });
        await tryStartAttempt(db, seen);
        await tryMarkSubmitted(db, seen, { jobId: 'j', outputPrefix: 'o/' });
        await tryMarkCompleted(db, seen, outputs);
      };
    },
  ],
  [
    'render, several from queued to submitted',
    async (db, { make }) => {
      const several = [await make.production('queued'), await make.production('queued')];
      const wishes = several.map(({ id }) => ({
        id,
        attempt: 1,
        previous: null,
        profile: 'p',
        settingsHash: 'h',
      }));
      return async () => {
        await findProductionsToRender(
          db,
          several.map(({ ulid }) => ulid ?? ''),
        );
        await tryRecordIntents(db, wishes);
        await tryMarkAllSubmitted(
          db,
          wishes.map(({ id, attempt }) => ({ id, attempt, jobId: 'j', outputPrefix: 'o/' })),
        );
      };
    },
  ],
  [
    'render, an event of a production with a long history',
    async (db, { world }) => {
      const production = await findProductionToRender(db, world.productions);
      if (!production) throw new Error('The production is not there');
      return () => tryBlock(db, production, { cause: 'throttled', reason: 'throttled: waits' });
    },
  ],
  [
    'render, to failed',
    async (db, { make }) => {
      const { id } = await make.production('queued');
      const status = 'queued' as const;
      const seen = { id, attempt: 1, status, submit_intent_at: null, mediaconvert_job_id: null };
      return () => tryMarkFailed(db, seen, { code: 'C', message: 'm' });
    },
  ],
  [
    'render, again after a fault of AWS',
    async (db, { make }) => {
      const { id } = await make.production('queued');
      await tryMarkSubmitted(db, { id, attempt: 1 }, { jobId: 'j', outputPrefix: 'o/' });
      const seen = { id, attempt: 1, mediaconvert_job_id: 'j', failed_jobs: null };
      const block = { cause: 'faulted' as const, reason: 'faulted: m' };
      return () => tryRenderAgain(db, seen, { code: 'C', message: 'm', block });
    },
  ],
  [
    'render, to canceled',
    async (db, { make }) => {
      const { id } = await make.production('queued');
      return () => tryMarkCanceled(db, { id, attempt: 1 });
    },
  ],
  [
    'delete, places of an upload',
    async (db, { make }) => {
      const id = await requireUploadId(db, await make.fullUpload());
      return () => findPlaces(db, { upload: id }, outputBucket);
    },
  ],
  [
    'delete, places of a production',
    async (db, { make }) => {
      const { id } = await make.production('completed');
      return () => findPlaces(db, { production: id }, outputBucket);
    },
  ],
  [
    'delete, rows of an upload',
    async (db, { make, userId }) => {
      const target = { upload: await requireUploadId(db, await make.fullUpload()) };
      const deletion = await requestDeletion(db, { ulid: newUlid(), userId, target, force: true });
      const { ulid } = deletion as Deletion;
      return async () => {
        const found = await findDeletionToWorkOn(db, ulid);
        if (found) await tryCompleteDeletion(db, found, newWork());
      };
    },
  ],
];

/** Runs the queries that the jobs cause, and counts what each costs. */
export async function measureJobs({ db, count }: CountedDatabase, mine: Mine): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const [name, prepare] of jobs) {
    const run = await prepare(db, mine);
    const { cost } = await count(run);
    measured.push({ name, ...cost });
  }
  return measured;
}
