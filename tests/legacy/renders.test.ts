import { findProduction } from '@bacs/db/productions';
import { sql } from 'kysely';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { at, ok } from '../support/answers.ts';
import type { ApiClient } from '../support/api-client.ts';
import { createStudio } from '../support/make-videos.ts';
import { updateRow } from '../support/rows.ts';
import { type Service, startService } from '../support/service.ts';

const lookMs = 300;
/** Those that look after one that has died lock it for less, and see sooner that it has. */
const patientLock = { RENDER_LOCK_MS: '30000' };
let service: Service;
let api: ApiClient;
let upload: { id: number; uuid: string };

beforeAll(async () => {
  const env = { LOCAL_AWS_INSTANT_RENDER_MS: '1000', RENDER_LOCK_MS: '4000' };
  service = await startService('legacy_renders', env);
  api = await service.signUp();
  upload = await api.upload(await createStudio(inject('testDir')).film('legacy.mp4', '320x180', 1));
});

describe('legacy fault 3: a crash around CreateJob left a row queued for ever, or a paid job that nobody knew', () => {
  it('the worker dies while it calls CreateJob: another ends the production, with one job', async () => {
    const doomed = await service.startWorker();
    await service.aws.setFaults({ hold: ['CreateJob'] });
    const { ulid } = await api.produce(upload);
    await service.aws.waitForCalls('CreateJob', 1);
    doomed.kill('SIGKILL');
    await doomed.ended;
    expect(await findProduction(service.db, { ulid })).toMatchObject({
      status: 'queued',
      mediaconvert_job_id: null,
    });
    await service.aws.setFaults({});
    await service.runWorker();
    const { mediaconvert_job_id } = await api.waitFor(ulid, 'completed');
    expect(await service.aws.jobsOf(ulid)).toMatchObject([{ Id: mediaconvert_job_id }]);
  });
});

describe('legacy fault 4: every API polled the newest 200 rows, one GetJob each, and wrote without looking', () => {
  it('one process at a time looks after a production, however many there are and however old it is', async () => {
    await Promise.all([service.startWorker(patientLock), service.startWorker(patientLock)]);
    // Renders look for themselves until a sweep has seen one.
    await service.aws.setFaults({ instant_render_ms: 3_000 });
    await api.waitFor((await api.produce(upload)).ulid, 'completed');
    // A look takes longer than the time from one sweep to the next, so two that look by themselves do so together.
    const slow = { ListJobs: lookMs, GetJob: lookMs };
    await service.aws.setFaults({ latency_ms: slow, instant_render_ms: 8_000 });
    const since = Date.now();
    const { ulid, id } = await api.produce(upload);
    await sql`INSERT INTO productions (ulid, upload_id, user_id, status)
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
      SELECT LPAD(i, 26, '0'), ${upload.id}, 999, 'completed' FROM n`.execute(service.db);
    const { mediaconvert_job_id: job } = await api.waitFor(ulid, 'completed');
    const sweeps = await timesOf('ListJobs', since);
    const looks = await timesOf('GetJob', since);
    await service.aws.setFaults({});
    // The sweep looks at all renders together, and only the end of one is looked at singly.
    expect(sweeps.length).toBeGreaterThan(2);
    expect(looks.map(({ url }) => url.includes(`${job}`))).toContain(true);
    expect(looks.length).toBeLessThan(sweeps.length);
    for (const times of [sweeps, looks]) expect(shortestGap(times)).toBeGreaterThanOrEqual(0.9 * lookMs);
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

type Looked = { url: string; at: number };

/** Lists the calls of an operation, with when they began, oldest first. */
async function timesOf(operation: string, since: number): Promise<Looked[]> {
  const response = await fetch(`${service.aws.url}/_local/calls?operation=${operation}`);
  const { calls } = (await response.json()) as { calls: { url: string; started_at: string }[] };
  return calls
    .map(({ url, started_at }) => ({ url, at: Date.parse(started_at) }))
    .filter(({ at }) => at >= since);
}

/** Returns how long after one look the next one began, at least; a look that began with another one gives 0. */
function shortestGap(looks: Looked[]): number {
  return Math.min(...looks.slice(1).map(({ at }, index) => at - (looks[index]?.at ?? 0)));
}
