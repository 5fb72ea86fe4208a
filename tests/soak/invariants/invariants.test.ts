import type { ProductionEvent } from '@bacs/db';
import { expect, it } from 'vitest';
import type { Evidence } from '../evidence.ts';
import { twinMark } from '../twins.ts';
import { invariants } from './index.ts';

const ulid = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const other = '01BX5ZZKBKACTAV9WEVGEMMVS0';
const uuid = '524f5c8d-9868-4b0b-bcb1-1a603fffd0a0';
const root = `2026-11/23/${uuid}/${ulid}/`;

/** Makes the evidence of a run that rendered one production correctly. */
function goodRun() {
  const playlist_key = `${root}landscape/video.m3u8`;
  const rendition = `${root}landscape/video_720p`;
  const row = {
    id: 1,
    ulid,
    status: 'completed',
    attempt: 1,
    name: 'key',
    user_id: 7,
    mediaconvert_job_id: 'job-1',
    asset_uuid: uuid,
    date_ymd: '2026-11-23',
    blocked_reason: null,
    error_code: null,
    error_message: null,
    failed_jobs: null,
    retried_from: null as number | null,
    outputs: {
      groups: [
        { playlist_key, poster_keys: [], renditions: [{ playlist_key: `${rendition}.m3u8`, segments: 1 }] },
      ],
    },
  };
  const end = { id: 2, type: 'production.completed', subject: ulid, body: '{}' };
  const tell = (door: string) => ({ door, userId: 7, events: [{ ...end }] });
  const history = (...events: [ProductionEvent, number][]) =>
    events.map(([event, attempt]) => ({ event, attempt, detail: null }));
  const evidence = {
    load: {
      accepted: new Map([['key', new Set([ulid])]]),
      cancels: new Map<string, number>(),
      deleted: new Set<string>(),
      refusals: [] as string[],
      answers: [{ status: 202, tookMs: 20 }],
      unanswered: 0,
    },
    rows: [row],
    events: new Map([[1, history(['queued', 1], ['intended', 1], ['submitted', 1], ['completed', 1])]]),
    stored: [
      { number: 1, user_id: 8 },
      { number: 2, user_id: 7 },
    ],
    told: [tell('cursor'), tell('stream')],
    jobs: [
      { Id: 'job-1', Status: 'COMPLETE', UserMetadata: { production_ulid: ulid } as Record<string, string> },
    ],
    keys: new Set([playlist_key, `${rendition}.m3u8`, `${rendition}_00001.ts`]),
    logs: [{ name: 'worker-1', lines: ['{"level":30,"time":1795465616048,"msg":"completed"}'] }],
    secrets: ['bacs_secret'],
    resources: {
      redisKeys: 10,
      streams: { 'bacs:render:events': 1_000 },
      redisConnections: 4,
      databaseConnections: 10,
      memory: { 'worker-1': 150 },
      redisText: '{}',
    },
    statuses: { CreateJob: { 201: 1 } },
    eventCounts: { sent: 3, lost: 0, doubled: 0 },
    crashes: [] as string[],
    endings: [{ name: 'worker-1', ending: 'exit code 0', tookMs: 100 }],
  };
  return { evidence, row, history };
}

type Run = ReturnType<typeof goodRun>;

function broken({ evidence }: Run): string[] {
  return invariants
    .filter(({ findProblems }) => findProblems(evidence as unknown as Evidence).length > 0)
    .map(({ id, promise }) => id || promise);
}

it('finds nothing wrong with a good run', () => {
  expect(broken(goodRun())).toEqual([]);
});

it('finds nothing wrong with a production that AWS has failed before', () => {
  const run = goodRun();
  renderAgain(run, failedJob);
  expect(broken(run)).toEqual([]);
});

it.each<[string, (run: Run) => unknown, string[]]>([
  [
    'it was rendered again while its job was alive',
    (run) => renderAgain(run, { ...failedJob, Timing: { FinishTime: new Date(3_000) } }),
    ['I19'],
  ],
  [
    'it was rendered again after a failure that stays',
    (run) => renderAgain(run, { ...failedJob, ErrorCode: 1010 }),
    ['I19'],
  ],
  [
    'it was rendered again although its job had not failed',
    (run) => renderAgain(run, { ...failedJob, Status: 'COMPLETE' }),
    ['I4', 'I19'],
  ],
  [
    'it was rendered again too often',
    (run) => renderAgain(run, failedJob, { ...failedJob, Id: 'job--1' }, { ...failedJob, Id: 'job--2' }),
    ['I19'],
  ],
  [
    'an accepted production has no row',
    ({ evidence }) => evidence.load.accepted.set('k', new Set([other])),
    ['I1'],
  ],
  ['a row was never accepted', ({ row }) => Object.assign(row, { name: 'another' }), ['I1']],
  ['a request was refused', ({ evidence }) => evidence.load.refusals.push('key: 422'), ['I1']],
  [
    'a key has made two productions',
    ({ evidence }) => evidence.load.accepted.set('key', new Set([ulid, other])),
    ['I1', 'I2'],
  ],
  [
    'a production has not ended',
    ({ row }) => Object.assign(row, { status: 'processing' }),
    ['I3', 'I5', 'I6'],
  ],
  ['there are two live jobs', ({ evidence }) => addJob(evidence, { Status: 'COMPLETE' }), ['I4']],
  [
    'an injected twin is alive',
    ({ evidence }) => addJob(evidence, { Status: 'SUBMITTED', made_by: twinMark }),
    ['I4'],
  ],
  ['the row has another job', ({ row }) => Object.assign(row, { mediaconvert_job_id: 'x' }), ['I4', 'I5']],
  ['a job belongs to nobody', ({ evidence }) => addJob(evidence, { production_ulid: other }), ['I4']],
  ['it failed', ({ row }) => Object.assign(row, { status: 'failed' }), ['I5', 'I6', 'I18']],
  [
    'a segment is missing',
    ({ evidence }) => evidence.keys.delete(`${root}landscape/video_720p_00001.ts`),
    ['I5'],
  ],
  [
    'an end was followed by a state',
    ({ evidence, history }) => evidence.events.get(1)?.push(...history(['failed', 1], ['completed', 1])),
    ['I6', 'I7'],
  ],
  [
    'a stale attempt has written',
    ({ evidence, history }) =>
      evidence.events.set(
        1,
        history(['queued', 1], ['dispatched', 2], ['intended', 1], ['submitted', 2], ['completed', 2]),
      ),
    ['I7'],
  ],
  [
    'it was submitted twice',
    ({ evidence, history }) =>
      evidence.events.set(1, history(['queued', 1], ['submitted', 1], ['submitted', 1], ['completed', 1])),
    ['I6', 'I7'],
  ],
  ['a production was deleted and is there', ({ evidence }) => evidence.load.deleted.add(ulid), ['I1']],
  [
    'a deletion has left objects',
    (run) => {
      deleteIt(run);
      run.evidence.keys.add(`${root}landscape/video.m3u8`);
    },
    ['I8'],
  ],
  [
    'it failed with a code that is not AWS’s own',
    (run) => {
      failIt(run, 1999);
      Object.assign(run.evidence, { mayFailWith: 3999 });
    },
    ['I5'],
  ],
  ['an object lies elsewhere', ({ evidence }) => evidence.keys.add(`2026-11/23/${uuid}/video.m3u8`), ['I8']],
  ['a log shows a key', ({ evidence }) => evidence.logs[0]?.lines.push('x bacs_secret'), ['I11']],
  [
    'Redis holds a signature',
    ({ evidence }) => Object.assign(evidence.resources, { redisText: `X-Amz-Signature=${'a'.repeat(64)}` }),
    ['I11'],
  ],
  ['Redis fills up', ({ evidence }) => Object.assign(evidence.resources, { redisKeys: 5_000 }), ['I12']],
  [
    'an event stream grows',
    ({ evidence }) => Object.assign(evidence.resources, { streams: { 'bacs:render:events': 9_000 } }),
    ['I12'],
  ],
  [
    'throttling failed it',
    ({ row }) =>
      Object.assign(row, { status: 'failed', error_code: 'X', error_message: 'Too Many Requests' }),
    ['I5', 'I6', 'I13', 'I18'],
  ],
  [
    'it was canceled by nobody',
    ({ row }) => Object.assign(row, { status: 'canceled' }),
    ['I5', 'I6', 'I14', 'I18'],
  ],
  [
    'it was said to be canceled, and was rendered',
    ({ evidence }) => evidence.load.cancels.set(ulid, 200),
    ['I14'],
  ],
  [
    'it was submitted after it was to be canceled',
    ({ evidence, history }) =>
      evidence.events.set(
        1,
        history(['queued', 1], ['cancel_requested', 1], ['intended', 1], ['submitted', 1], ['completed', 1]),
      ),
    ['I14'],
  ],
  [
    'an outage fills the log',
    ({ evidence }) => evidence.logs[0]?.lines.push(...Array(300).fill('{"level":40,"time":1795465616048}')),
    ['I15'],
  ],
  [
    'a worker had to be killed',
    ({ evidence }) => Object.assign(evidence.endings[0] ?? {}, { ending: 'SIGKILL' }),
    ['I16'],
  ],
  ['the API hung', ({ evidence }) => evidence.load.answers.push({ status: 503, tookMs: 22_000 }), ['I17']],
  ['a door did not tell its end', ({ evidence }) => evidence.told[0]?.events.pop(), ['I18']],
  [
    'a door told it twice',
    ({ evidence }) => evidence.told[0]?.events.push(...(evidence.told[1]?.events ?? [])),
    ['I18'],
  ],
  [
    'a door told another body',
    ({ evidence }) => Object.assign(evidence.told[1]?.events[0] ?? {}, { body: '{"other":1}' }),
    ['I18'],
  ],
  ['an event was not told', ({ evidence }) => evidence.stored.push({ number: 3, user_id: 7 }), ['I18']],
  ['a worker crashed', ({ evidence }) => evidence.crashes.push('worker-1'), ['no process ends by itself']],
])('notices that %s', (_, breakIt, expected) => {
  const run = goodRun();
  breakIt(run);
  expect(broken(run)).toEqual(expected);
});

it('allows what a client has deleted', () => {
  const run = goodRun();
  deleteIt(run);
  expect(broken(run)).toEqual([]);
});

it('allows a failure of AWS where a release ends with it', () => {
  const run = goodRun();
  failIt(run, 1999);
  expect(broken(run)).toEqual(['I5']);
  Object.assign(run.evidence, { mayFailWith: 1999 });
  expect(broken(run)).toEqual([]);
});

it('allows a retry, which has the name of what it retries', () => {
  const { evidence, row } = goodRun();
  const retry = { ...row, id: 2, ulid: other, retried_from: 1 };
  expect(findProblemsOf('I2', { ...evidence, rows: [row, retry] })).toEqual([]);
  expect(findProblemsOf('I2', { ...evidence, rows: [row, { ...retry, retried_from: null }] })).toHaveLength(
    1,
  );
});

function findProblemsOf(id: string, evidence: Run['evidence']): string[] {
  const invariant = invariants.find((each) => each.id === id);
  return invariant?.findProblems(evidence as unknown as Evidence) ?? [];
}

function deleteIt({ evidence }: Run) {
  evidence.load.deleted.add(ulid);
  evidence.rows.length = 0;
  evidence.keys.clear();
}

function failIt({ evidence, row, history }: Run, ErrorCode: number) {
  Object.assign(row, { status: 'failed', error_code: 'MEDIACONVERT_ERROR', error_message: 'it broke' });
  evidence.events.set(1, history(['queued', 1], ['intended', 1], ['submitted', 1], ['failed', 1]));
  for (const { events } of evidence.told) Object.assign(events[0] ?? {}, { type: 'production.failed' });
  Object.assign(evidence.jobs[0] ?? {}, { Status: 'ERROR', ErrorCode });
}

function addJob(evidence: Run['evidence'], { Status = 'COMPLETE', ...metadata }: Record<string, string>) {
  evidence.jobs.push({ Id: 'job-2', Status, UserMetadata: { production_ulid: ulid, ...metadata } });
}

const failedJob = { Id: 'job-0', Status: 'ERROR', ErrorCode: 1999, Timing: { FinishTime: new Date(1_000) } };

/** Lets these jobs have failed before the job of the row was made. */
function renderAgain({ evidence, row }: Run, ...failed: object[]) {
  const UserMetadata = { production_ulid: ulid };
  const others = failed.map((job) => ({ ...failedJob, ...job, UserMetadata }));
  evidence.jobs = evidence.jobs.map((job) => ({ ...job, CreatedAt: new Date(2_000) }));
  evidence.jobs.push(...others);
  Object.assign(row, { failed_jobs: others.map(({ Id, ErrorCode }) => ({ id: Id, code: `${ErrorCode}` })) });
}
