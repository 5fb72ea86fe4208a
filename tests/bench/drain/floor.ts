import { CreateJobCommand, type JobSettings, MediaConvertClient } from '@aws-sdk/client-mediaconvert';
import type { Payload } from '@bacs/queue';
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { createPool } from 'mysql2/promise';
import type { FloorTask } from './floor-task.ts';

/**
 * The least that takes a production from queued to submitted: pick-up from BullMQ, the UPDATE that commits the intent,
 * CreateJob through the SDK, and the UPDATE that stores the job. It reads no row, chooses nothing, writes no history and
 * handles no error. The last argument is its task.
 */
const task: FloorTask = JSON.parse(process.argv.at(-1) ?? '');
const { databaseUrl, redisUrl, prefix, concurrency, role, sample } = task;

const pool = createPool({ uri: databaseUrl, connectionLimit: concurrency });
const mediaConvert = new MediaConvertClient({ maxAttempts: 1 });
mediaConvert.middlewareStack.remove('loggerMiddleware');

async function submit(ulid: string): Promise<void> {
  await pool.execute(
    `UPDATE productions SET submit_intent_at = CURRENT_TIMESTAMP(3), profile = ?, settings_hash = ?
      WHERE ulid = ? AND status = 'queued' AND submit_intent_at IS NULL AND cancel_requested_at IS NULL`,
    [sample.profile, sample.settingsHash, ulid],
  );
  const { Job } = await mediaConvert.send(
    new CreateJobCommand({
      Role: role,
      Settings: JSON.parse(sample.settings.replaceAll(sample.ulid, ulid)) as JobSettings,
      ClientRequestToken: ulid,
      UserMetadata: { production_ulid: ulid },
    }),
  );
  await pool.execute(
    `UPDATE productions SET status = 'submitted', mediaconvert_job_id = ?, output_prefix = ?,
      started_at = CURRENT_TIMESTAMP(3) WHERE ulid = ? AND mediaconvert_job_id IS NULL`,
    [Job?.Id ?? null, sample.outputPrefix.replace(sample.ulid, ulid), ulid],
  );
}

const worker = new Worker<Payload<'render'>>('render', ({ data }) => submit(data.production_ulid), {
  connection: new Redis(redisUrl, { maxRetriesPerRequest: null }),
  prefix,
  concurrency,
});
worker.on('failed', (_job, error) => {
  throw error;
});
await worker.waitUntilReady();
process.stdout.write('ready\n');
