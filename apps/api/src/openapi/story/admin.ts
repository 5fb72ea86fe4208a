import { explain } from '../../http/failure.ts';
import * as facts from './facts.ts';
import { completed, gone, settings, timeline } from './productions.ts';
import { published } from './publications.ts';
import { described } from './uploads.ts';
import { worker } from './workers.ts';

const { bulkActionUlid, canceledUlid, retriedUlid, productionUlid, uploadUuid, profileName: profile } = facts;

const found = {
  ulid: canceledUlid,
  user_id: facts.alma.id,
  upload_uuid: uploadUuid,
  file_name: 'evening-news.mp4',
  name: 'Evening news',
  profile,
  status: 'canceled',
  cancel_requested: true,
  attempt: 1,
  error: null,
  created_at: '2026-11-22T10:30:00.000Z',
  completed_at: '2026-11-22T10:30:43.500Z',
};
const filter = { status: 'canceled', by: 'created', text: 'evening' };
const running = {
  ulid: bulkActionUlid,
  action: 'retry',
  filter,
  user_id: facts.ben.id,
  status: 'running',
  total: 1,
  done: 0,
  skipped: 0,
  refused: 0,
  started_at: '2026-11-22T11:02:10.000Z',
  aborted_by: null,
  ended_at: null,
};
const ended = { ...running, status: 'completed', done: 1, ended_at: '2026-11-22T11:02:10.600Z' };
const aborted = {
  ...running,
  status: 'aborted',
  aborted_by: facts.ben.id,
  ended_at: '2026-11-22T11:02:10.200Z',
};

export const adminExamples = {
  getOverview: {
    200: {
      queues: [
        {
          name: 'render',
          waiting: 0,
          active: 1,
          delayed: 12,
          failed: 3,
          paused: false,
          oldest_waiting_at: null,
          oldest_active_at: '2026-11-22T10:16:02.200Z',
        },
      ],
      productions: [
        {
          status: 'completed',
          count: 1_000,
          oldest: { ulid: productionUlid, created_at: completed.created_at },
        },
      ],
      fleet: { workers: [worker], line_paused: null },
      budget: { calls_last_second: 4, learned_per_second: 7.2, throttled_at: '2026-11-22T10:15:59.000Z' },
      degraded: [],
    },
  },
  findProductions: {
    200: { items: [found], next_cursor: null, looked_at: 1, looked_to: null },
  },
  inspectProduction: {
    200: {
      production: { ...completed, ...gone },
      row: {
        blocked_at: null,
        released_at: '2026-11-22T10:16:02.200Z',
        submit_intent_at: '2026-11-22T10:16:02.310Z',
        submit_resent_at: null,
        submit_searched_at: null,
        updated_at: completed.completed_at,
        turn: 1_000_000,
        failed_jobs: [],
      },
      timeline,
      settings: { settings, same: true, problem: null },
      console_url: `https://eu-west-1.console.aws.amazon.com/mediaconvert/home?region=eu-west-1#/jobs/summary/${completed.mediaconvert_job_id}`,
      queue: 'found',
      job: {
        id: `${productionUlid}.1`,
        state: 'completed',
        steps: 3,
        errors: 0,
        failed_reason: null,
        created_at: completed.created_at,
        log: [`${completed.completed_at} completed`],
        board_url: `/admin/queues/queue/render/${productionUlid}.1`,
      },
      upload: described,
      publications: [published],
      deletion: null,
      retries: [],
    },
  },
  listFailures: {
    200: {
      items: [
        {
          code: 'OUTPUT_MISSING',
          ...explain('OUTPUT_MISSING'),
          cause: 'MediaConvert completed, but S3 lacks {number} of its outputs: {key}',
          count: 2,
          first_at: '2026-11-22T09:12:00.000Z',
          last_at: '2026-11-22T09:40:00.000Z',
          examples: [canceledUlid, retriedUlid],
        },
      ],
      looked_at: 2,
      truncated: false,
    },
  },
  previewBulkAction: {
    body: { action: 'retry', filter },
    200: {
      token: bulkActionUlid,
      action: 'retry',
      count: 1,
      truncated: false,
      looked_at: 1,
      sample: [found],
      estimated_calls: { CreateJob: 1, GetJob: 1, CancelJob: 0, SearchJobs: 0 },
      expires_at: '2026-11-22T11:17:00.000Z',
    },
  },
  startBulkAction: { body: { token: bulkActionUlid }, 202: running },
  listBulkActions: { 200: facts.page(ended) },
  getBulkAction: { 200: ended },
  listBulkActionItems: {
    200: facts.page({
      production_ulid: canceledUlid,
      seen_status: 'canceled',
      outcome: 'done',
      reason: null,
      result_ulid: retriedUlid,
      at: '2026-11-22T11:02:10.400Z',
    }),
  },
  abortBulkAction: { 200: aborted },
};
