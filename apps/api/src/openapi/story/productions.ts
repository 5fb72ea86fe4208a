import * as facts from './facts.ts';
import { outputPrefix, outputs, planDestinations, renditionSummaries } from './outputs.ts';

const { productionUlid, canceledUlid, retriedUlid, uploadUuid, profileName: profile } = facts;

const queued = {
  id: 108,
  ulid: productionUlid,
  user_id: facts.alma.id,
  upload_uuid: uploadUuid,
  name: 'Evening news',
  status: 'queued',
  blocked_reason: null,
  priority: 'normal',
  attempt: 1,
  rerenders: 0,
  progress_percent: 0,
  config: { profile },
  profile: null,
  settings_hash: null,
  output_prefix: null,
  mediaconvert_job_id: null,
  retried_from: null,
  cancel_requested_at: null,
  error: null,
  outputs: null,
  created_at: '2026-11-22T10:16:02.120Z',
  started_at: null,
  completed_at: null,
};
export const completed = {
  ...queued,
  status: 'completed',
  progress_percent: 100,
  profile,
  settings_hash: facts.settingsHash,
  output_prefix: outputPrefix,
  mediaconvert_job_id: '1795342562800-abc123',
  outputs,
  started_at: '2026-11-22T10:16:02.900Z',
  completed_at: '2026-11-22T10:17:41.250Z',
};

const another = { ...queued, id: 109, ulid: canceledUlid, created_at: '2026-11-22T10:30:00.000Z' };
const canceling = {
  ...another,
  status: 'processing',
  progress_percent: 35,
  profile,
  settings_hash: facts.settingsHash,
  output_prefix: `${facts.uploadPrefix}${canceledUlid}/landscape/`,
  mediaconvert_job_id: '1795343400800-def456',
  cancel_requested_at: '2026-11-22T10:30:41.000Z',
  started_at: '2026-11-22T10:30:00.900Z',
};
const canceled = { ...canceling, status: 'canceled', completed_at: '2026-11-22T10:30:43.500Z' };
const retried = {
  ...queued,
  id: 110,
  ulid: retriedUlid,
  retried_from: canceledUlid,
  created_at: '2026-11-22T11:02:10.400Z',
};

const waiting = {
  queue_position: 17,
  estimated_start: { earliest: '2026-11-22T11:04:30.000Z', latest: '2026-11-22T11:11:00.000Z' },
  next_try_at: null,
};
export const gone = { queue_position: null, estimated_start: null, next_try_at: null };

const wanted = { name: 'Evening news', profile, priority: 'normal' };
const missing = {
  type: 'about:blank',
  title: 'The profile does not exist',
  status: 422,
  code: 'UNKNOWN_PROFILE',
  detail: 'There is no profile landscape-hls.',
};
/** It stands for the ULID that the production does not have yet. */
const placeholder = '0'.repeat(26);
export const settings = {
  Inputs: [{ FileInput: `s3://${facts.uploadBucket}/${facts.uploadKey}`, TimecodeSource: 'ZEROBASED' }],
};
const inputUri = settings.Inputs[0]?.FileInput;

export const timeline = {
  ulid: productionUlid,
  status: 'completed',
  blocked_reason: null,
  items: [
    { at: queued.created_at, event: 'queued', attempt: 1, detail: null },
    { at: '2026-11-22T10:16:02.310Z', event: 'intended', attempt: 1, detail: null },
    { at: completed.started_at, event: 'submitted', attempt: 1, detail: null },
    { at: '2026-11-22T10:16:08.040Z', event: 'processing', attempt: 1, detail: null },
    { at: completed.completed_at, event: 'completed', attempt: 1, detail: null },
  ],
  truncated: false,
};

export const productionExamples = {
  createProduction: { body: { upload_id: uploadUuid, ...wanted }, 202: queued },
  listProductions: { 200: facts.page({ ...completed, ...gone }) },
  createProductions: {
    body: { upload_id: uploadUuid, items: [wanted] },
    202: { items: [{ status: 202, production: queued }] },
    207: {
      items: [
        { status: 202, production: queued },
        { status: 422, problem: missing },
      ],
    },
  },
  planProduction: {
    body: { upload_id: uploadUuid, ...wanted },
    200: {
      profile,
      profile_hash: facts.profileHash,
      settings_hash: facts.settingsHash,
      settings,
      token_values: {
        INPUT_URI: inputUri,
        OUTPUT_BUCKET: facts.outputBucket,
        ASSET_ID: uploadUuid,
        DATE_YYYY_MM_DD: '2026-11/22',
        PRODUCTION_ULID: placeholder,
        ORIENTATION: 'landscape',
      },
      destinations: planDestinations(facts.outputBucket, placeholder),
      renditions: renditionSummaries,
      rules: [],
      problems: [],
      identical_production: null,
    },
  },
  getProduction: { 200: { ...completed, ...gone } },
  updateProduction: {
    body: { priority: 'high' },
    200: { ...retried, priority: 'high', ...waiting },
  },
  expediteProduction: { 200: { ...retried, ...waiting, queue_position: 1 } },
  cancelProduction: { 200: canceled, 202: canceling },
  retryProduction: { body: { priority: 'normal' }, 202: retried },
  getProductionOutputs: { 200: { ulid: productionUlid, output_prefix: outputPrefix, items: outputs } },
  getProductionTimeline: { 200: timeline },
};
