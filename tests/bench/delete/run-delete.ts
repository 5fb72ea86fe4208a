import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Upload } from '@bacs/db';
import { findDeletion } from '@bacs/db/deletions';
import { type App, outputBucket } from '@bacs/stack';
import { type Cluster, openCluster } from '../../cluster/cluster.ts';
import { memoryOf } from '../../soak/resources.ts';
import { at } from '../../support/answers.ts';
import type { ApiClient } from '../../support/api-client.ts';
import { deletionOf } from '../../support/deletions.ts';
import { addUpload } from '../../support/rows.ts';
import type { Place } from '../bench.ts';
import { measurePairs, type Pair } from '../pairs.ts';
import { fillBucket } from './fill-bucket.ts';
import { deleteBare } from './floor.ts';

export type DeleteOptions = { objects: number; pairs: number; onDone: () => void };

/** How long it takes until nothing is left, and the same while a tenth of the keys fails once. */
export type DeleteRun = { seconds: number; failing_seconds: number };

/** `memory` has the most that the worker had resident in each deletion, in MB. */
export type DeleteResult = { pairs: Pair<DeleteRun>[]; memory: number[] };

// The sweep that confirms comes at once, and not after a minute: the bare loop looks again at once, too.
const env = { DELETE_SWEEP_MS: '1' };
/** V8 lets memory grow while there is room. With little room, what a deletion kept for each object would show. */
const smallHeap = { NODE_OPTIONS: '--max-old-space-size=192' };

export async function runDelete(place: Place, options: DeleteOptions): Promise<DeleteResult> {
  const { objects, pairs, onDone } = options;
  const { dir, tools, signal } = place;
  const cluster = await openCluster({ dir: join(dir, 'delete'), tools, hasProxies: false, env });
  const close = () => void cluster.close();
  signal.addEventListener('abort', close, { once: true });
  const memory: number[] = [];
  try {
    await cluster.startApi();
    const worker = await cluster.startWorker({ env: smallHeap });
    const client = await cluster.signUp();
    const inBoth = async (work: (fillAt: Fill) => Promise<number>): Promise<DeleteRun> => {
      const fillWith = (errors: DeleteErrors) => (prefix: string) => fill(cluster, prefix, objects, errors);
      const seconds = await work(fillWith([]));
      const failing = [{ key: '0\\.ts$', code: 'InternalError', count: Math.ceil(objects / 10) }];
      const failing_seconds = await work(fillWith(failing));
      onDone();
      return { seconds, failing_seconds };
    };
    return {
      pairs: await measurePairs(pairs, {
        ours: () => inBoth((fillAt) => deleteUpload(cluster, { client, worker, fillAt, memory })),
        floor: () => inBoth((fillAt) => deletePrefix(cluster, fillAt)),
      }),
      memory,
    };
  } finally {
    signal.removeEventListener('abort', close);
    await cluster.close();
  }
}

type Fill = (prefix: string) => Promise<void>;
type DeleteErrors = { key: string; code: string; count: number }[];

async function fill(cluster: Cluster, prefix: string, count: number, errors: DeleteErrors): Promise<void> {
  await fillBucket(cluster, prefix, count);
  await cluster.aws.control.setFaults({ delete_errors: errors });
}

/** @returns how many seconds a deletion takes, from its request to its receipt. */
async function deleteUpload(
  cluster: Cluster,
  { client, worker, fillAt, memory }: { client: ApiClient; worker: App; fillAt: Fill; memory: number[] },
): Promise<number> {
  const { db } = cluster.mysql;
  const upload = await addUpload(db, client.user.id);
  await fillAt(prefixOf(upload));
  const startedAt = performance.now();
  const { ulid } = await deletionOf(client.DELETE('/api/uploads/{id}', at(upload.asset_uuid ?? '')));
  const samples: number[] = [];
  for (;;) {
    samples.push(await memoryOf(worker));
    const deletion = await findDeletion(db, ulid);
    if (deletion?.status === 'failed') throw new Error(`The deletion failed: ${deletion.error_message}`);
    if (deletion?.status === 'completed') break;
    await sleep(100);
  }
  memory.push(Math.max(...samples));
  return (performance.now() - startedAt) / 1_000;
}

async function deletePrefix({ s3, mysql }: Cluster, fillAt: Fill): Promise<number> {
  const prefix = prefixOf(await addUpload(mysql.db));
  await fillAt(prefix);
  const startedAt = performance.now();
  await deleteBare(s3, outputBucket, prefix);
  return (performance.now() - startedAt) / 1_000;
}

const prefixOf = ({ asset_uuid }: Upload) => `2026-11/22/${asset_uuid}/`;
