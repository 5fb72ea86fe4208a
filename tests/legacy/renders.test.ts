import { findProduction } from '@bacs/db/productions';
import type { App } from '@bacs/stack';
import { sql } from 'kysely';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { at, ok } from '../support/answers.ts';
import type { ApiClient } from '../support/api-client.ts';
import { createStudio } from '../support/make-videos.ts';
import { updateRow } from '../support/rows.ts';
import { type Service, startService } from '../support/service.ts';

const pollMs = 100;
let service: Service;
let api: ApiClient;
let worker: App;
let upload: { id: number; uuid: string };

beforeAll(async () => {
  // Renders take a second, so that there are a dozen looks.
  const env = {
    LOCAL_AWS_INSTANT_RENDER_MS: '1000',
    RENDER_LOCK_MS: '2000',
    RENDER_POLL_MS: String(pollMs),
  };
  service = await startService('legacy_renders', env);
  worker = await service.startWorker();
  api = await service.signUp();
  upload = await api.upload(await createStudio(inject('testDir')).film('legacy.mp4', '320x180', 1));
});

describe('legacy fault 3: a crash around CreateJob left a row queued for ever, or a paid job that nobody knew', () => {
  it('the worker dies while it calls CreateJob: another ends the production, with one job', async () => {
    await service.aws.setFaults({ hold: ['CreateJob'] });
    const { ulid } = await api.produce(upload);
    await service.aws.waitForCalls('CreateJob', 1);
    worker.kill('SIGKILL');
    await worker.ended;
    expect(await findProduction(service.db, { ulid })).toMatchObject({
      status: 'queued',
      mediaconvert_job_id: null,
    });
    await service.aws.setFaults({});
    worker = await service.startWorker();
    const { mediaconvert_job_id } = await api.waitFor(ulid, 'completed');
    expect(await service.aws.jobsOf(ulid)).toMatchObject([{ Id: mediaconvert_job_id }]);
  });
});

describe('legacy fault 4: every API polled the newest 200 rows, one GetJob each, and wrote without looking', () => {
  it('one process at a time looks after a production, however many there are and however old it is', async () => {
    await service.startWorker();
    const { ulid, id } = await api.produce(upload);
    await sql`INSERT INTO productions (ulid, upload_id, user_id, status)
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
      SELECT LPAD(i, 26, '0'), ${upload.id}, 999, 'completed' FROM n`.execute(service.db);
    const { mediaconvert_job_id: job } = await api.waitFor(ulid, 'completed');
    const times = await timesOfLooks(`${job}`);
    expect(times.length).toBeGreaterThan(1);
    // Two workers that poll the job would not wait for each other. One worker waits this long after each look, or
    // longer on a busy machine.
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(pollMs);
    const { items } = await ok(api.GET('/api/productions/{id}/timeline', at(String(id))));
    expect(items.filter(({ event }) => event === 'completed')).toHaveLength(1);
  });
});

describe('legacy fault 10: uploads.output_prefix went on being overwritten by each production', () => {
  it('an upload of the older system keeps what it says of itself', async () => {
    const said = { status: 'completed', output_prefix: '2025-01/02/u/portrait/', mediaconvert_job_id: 'old' };
    await updateRow(service.db, 'uploads', upload.id, said);
    const read = () =>
      service.db.selectFrom('uploads').selectAll().where('id', '=', upload.id).executeTakeFirstOrThrow();
    const before = await read();
    const { ulid } = await api.produce(upload);
    const production = await api.waitFor(ulid, 'completed');
    expect(production.output_prefix).toContain(ulid);
    expect(await read()).toEqual(before);
  });
});

/** Lists when GetJob was called for a job, oldest first. */
async function timesOfLooks(job: string): Promise<number[]> {
  const response = await fetch(`${service.aws.url}/_local/calls?operation=GetJob`);
  const { calls } = (await response.json()) as { calls: { url: string; started_at: string }[] };
  return calls.filter(({ url }) => url.includes(job)).map(({ started_at }) => Date.parse(started_at));
}
