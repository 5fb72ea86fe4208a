import { createServer } from 'node:http';
import { connectProducer } from '@bacs/queue';
import { Queue } from 'bullmq';
import { createPool, type PoolConnection } from 'mysql2';
import { ulid } from 'ulid';
import { parseDatabaseUrl } from '../../../packages/db/src/database-url.ts';
import { catalogue } from '../../../packages/queue/src/catalogue.ts';

// Accepts a production with as little as that takes: the rows that the API writes, in one transaction, and the job that
// it adds. It looks at no key, counts nothing and checks nothing.

const { DATABASE_URL = '', REDIS_URL = '', PORT } = process.env;
const pool = createPool({ ...parseDatabaseUrl(DATABASE_URL), timezone: 'Z', multipleStatements: true });
// A queue of its own, so that no worker takes its jobs.
const queue = new Queue('floor', {
  connection: connectProducer(REDIS_URL),
  prefix: 'floor',
  defaultJobOptions: catalogue.render.options,
  streams: { events: { maxLen: 1_000 } },
});

/** All statements travel in one packet. */
const rows = `START TRANSACTION;
INSERT INTO productions (ulid, upload_id, user_id, name, status, config, lane, turn, created_at)
  VALUES (?, ?, ?, NULL, 'queued', ?, 'normal', 1000000, CURRENT_TIMESTAMP(3));
INSERT INTO production_events (production_id, attempt, event) VALUES (LAST_INSERT_ID(), 1, 'queued');`;
const note = `INSERT INTO idempotent_requests (user_id, operation, idempotency_key, request_hash, created_ids)
  SELECT user_id, 'createProduction', ?, ?, JSON_ARRAY(id) FROM productions WHERE ulid = ?;`;

type Wanted = { upload_id: number; profile: string };

async function accept({ upload_id, profile }: Wanted, userId: number, key: string | undefined) {
  const production = ulid();
  const values = [production, upload_id, userId, JSON.stringify({ profile })];
  const statements = key === undefined ? [rows] : [rows, note];
  if (key !== undefined) values.push(key, '0'.repeat(64), production);
  await inConnection((connection, done) =>
    connection.query([...statements, 'COMMIT'].join('\n'), values, done),
  );
  await queue.add('render', { production_ulid: production, attempt: 1 }, { jobId: `${production}.1` });
  return { ulid: production, upload_id, status: 'queued' };
}

function inConnection(
  work: (connection: PoolConnection, done: (error: Error | null) => void) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    pool.getConnection((refused, connection) => {
      if (refused) return reject(refused);
      work(connection, (error) => {
        connection.release();
        if (error) reject(error);
        else resolve();
      });
    });
  });
}

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (part) => {
    body += part;
  });
  request.on('end', async () => {
    const { 'x-user': user, 'idempotency-key': key } = request.headers;
    try {
      const production = await accept(JSON.parse(body), Number(user), key?.toString());
      response.writeHead(202, { 'content-type': 'application/json' }).end(JSON.stringify(production));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
});
server.listen(Number(PORT), '127.0.0.1', () => process.stdout.write('listening\n'));
