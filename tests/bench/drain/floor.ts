import { CreateJobCommand, type JobSettings, MediaConvertClient } from '@aws-sdk/client-mediaconvert';
import type { Payload } from '@bacs/queue';
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { createPool, type PoolConnection, type RowDataPacket } from 'mysql2/promise';
import type { FloorTask } from './floor-task.ts';

/**
 * The least that takes a production from queued to submitted: pick-up from BullMQ, the UPDATE that commits the intent,
 * CreateJob through the SDK, and the UPDATE that stores the job. It reads no row, chooses nothing, writes no history and
 * handles no error. One that tells writes each change with its line of the history in a transaction, and what clients are
 * told. The last argument is its task.
 */
const task: FloorTask = JSON.parse(process.argv.at(-1) ?? '');
const { databaseUrl, redisUrl, prefix, concurrency, role, tells, sample } = task;

const pool = createPool({ uri: databaseUrl, connectionLimit: concurrency });
const mediaConvert = new MediaConvertClient({ maxAttempts: 1 });
mediaConvert.middlewareStack.remove('loggerMiddleware');

async function submit(ulid: string): Promise<void> {
  await change(
    ulid,
    'intended',
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
  await change(
    ulid,
    'submitted',
    `UPDATE productions SET status = 'submitted', mediaconvert_job_id = ?, output_prefix = ?,
      started_at = CURRENT_TIMESTAMP(3) WHERE ulid = ? AND mediaconvert_job_id IS NULL`,
    [Job?.Id ?? null, sample.outputPrefix.replace(sample.ulid, ulid), ulid],
  );
}

async function change(
  ulid: string,
  event: 'intended' | 'submitted',
  update: string,
  values: (string | null)[],
): Promise<void> {
  if (!tells) return void (await pool.execute(update, values));
  const connection = await pool.getConnection();
  await connection.beginTransaction();
  await connection.execute(update, values);
  await connection.execute(
    'INSERT INTO production_events (production_id, attempt, event) SELECT id, attempt, ? FROM productions WHERE ulid = ?',
    [event, ulid],
  );
  if (event === 'submitted') await tell(connection, ulid);
  await connection.commit();
  connection.release();
}

async function tell(connection: PoolConnection, ulid: string): Promise<void> {
  const [[row]] = await connection.execute<RowDataPacket[]>(
    `SELECT productions.*, uploads.asset_uuid AS upload_uuid, NULL AS retried_from_ulid
      FROM productions LEFT JOIN uploads ON uploads.id = upload_id WHERE ulid = ?`,
    [ulid],
  );
  await connection.execute('INSERT INTO outbox (type, subject, user_id, snapshot) VALUES (?, ?, ?, ?)', [
    'production.submitted',
    ulid,
    row?.['user_id'] ?? null,
    JSON.stringify(row),
  ]);
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
