import { createServer } from 'node:http';
import { parseDatabaseUrl } from '@bacs/db';
import { connectProducer, openQueues } from '@bacs/queue';
import { createPool, type ResultSetHeader } from 'mysql2';
import { ulid } from 'ulid';

// Accepts a production with as little as that takes: the rows that the API writes, in one transaction, and the job that
// it adds. It looks at no key, counts nothing and checks nothing. Like the API it sends one statement at a time: a connection
// that takes several at once would also take those that somebody has smuggled into a value.

const { DATABASE_URL = '', REDIS_URL = '', PORT } = process.env;
const pool = createPool({ ...parseDatabaseUrl(DATABASE_URL), timezone: 'Z' });
// The prefix is its own, so that no worker takes its jobs.
const prefix = 'floor';
const { queues } = openQueues({ connection: connectProducer(REDIS_URL, prefix), prefix });

type Wanted = { upload_id: number; profile: string };

async function accept({ upload_id, profile }: Wanted, userId: number, key: string | undefined) {
  const production = ulid();
  const config = JSON.stringify({ profile });
  await inConnection(async (run) => {
    await run('START TRANSACTION');
    const { insertId } = await run(
      `INSERT INTO productions (ulid, upload_id, user_id, name, status, config, lane, turn, created_at)
       VALUES (?, ?, ?, NULL, 'queued', ?, 'normal', 1000000, CURRENT_TIMESTAMP(3))`,
      [production, upload_id, userId, config],
    );
    await run("INSERT INTO production_events (production_id, attempt, event) VALUES (?, 1, 'queued')", [
      insertId,
    ]);
    if (key !== undefined)
      await run(
        `INSERT INTO idempotent_requests (user_id, operation, idempotency_key, request_hash, created_ids)
         VALUES (?, 'createProduction', ?, ?, ?)`,
        [userId, key, '0'.repeat(64), `[${insertId}]`],
      );
    await run('COMMIT');
  });
  await queues.render.add(
    'render',
    { production_ulid: production, attempt: 1 },
    { jobId: `${production}.1` },
  );
  return { ulid: production, upload_id, status: 'queued' };
}

type RunStatement = (sql: string, values?: unknown[]) => Promise<ResultSetHeader>;

function inConnection(work: (run: RunStatement) => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    pool.getConnection((refused, connection) => {
      if (refused) return reject(refused);
      const run: RunStatement = (sql, values = []) =>
        new Promise((answer, fail) => {
          connection.query<ResultSetHeader>(sql, values, (error, result) =>
            error ? fail(error) : answer(result),
          );
        });
      work(run)
        .then(resolve, reject)
        .finally(() => connection.release());
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
