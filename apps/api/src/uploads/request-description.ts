import type { Upload } from '@bacs/db';
import { enqueue } from '@bacs/queue';
import type { FastifyBaseLogger } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { toReason } from '../http/problem-details.ts';

/**
 * Has a worker ask MediaConvert what the source of a complete upload is, if nobody knows. Nothing is lost when Redis
 * misses it: the first render asks too.
 */
export async function requestDescription(
  queues: Dependencies['queues'],
  { id, source }: Pick<Upload, 'id' | 'source'>,
  log: FastifyBaseLogger,
): Promise<void> {
  if (source !== null) return;
  await enqueue(queues, 'describe', { upload_id: id }, { deadlineMs: 500 }).catch((error) =>
    log.warn({ upload: id, reason: toReason(error) }, 'not enqueued; the first render describes the source'),
  );
}
