import * as facts from './facts.ts';
import { objectCount, outputBytes, outputPrefix } from './outputs.ts';

const uploadPlaces = [
  `s3://${facts.outputBucket}/${facts.uploadPrefix}`,
  `s3://${facts.uploadBucket}/uploads/${facts.uploadPrefix}`,
];
const productionPlaces = [`s3://${facts.outputBucket}/${facts.uploadPrefix}${facts.productionUlid}/`];

const pending = {
  ulid: facts.deletionUlid,
  target: 'production',
  upload_uuid: facts.uploadUuid,
  production_ulid: facts.productionUlid,
  status: 'pending',
  progress: {
    objects_deleted: 0,
    bytes_deleted: 0,
    mediaconvert_jobs_cancelled: 0,
    failures: 0,
    sweeps: 0,
  },
  blocked_reason: null,
  error: null,
  receipt: null,
  created_at: '2026-12-20T08:00:00.000Z',
  completed_at: null,
  sweep_again_at: null,
};
const completed = {
  ...pending,
  status: 'completed',
  progress: { ...pending.progress, objects_deleted: objectCount, bytes_deleted: outputBytes, sweeps: 2 },
  receipt: {
    objects: objectCount,
    bytes: outputBytes,
    prefixes: productionPlaces,
    mediaconvert_jobs_cancelled: [],
    failures: [],
    failure_count: 0,
    sweeps: 2,
  },
  completed_at: '2026-12-20T08:01:04.000Z',
};

function plan(prefixes: string[], productions: number): object {
  return {
    would_delete: {
      objects: objectCount,
      bytes: outputBytes,
      counted_all: true,
      keys: [`${outputPrefix}video.m3u8`],
      truncated: true,
      productions,
      publications: 1,
      mediaconvert_jobs: [],
      prefixes,
    },
    blocked_by: 'published',
    refused_because: null,
  };
}

export const deletionExamples = {
  deleteUpload: {
    200: plan(uploadPlaces, 3),
    202: { ...pending, target: 'upload', production_ulid: null },
  },
  deleteProduction: { 200: plan(productionPlaces, 1), 202: pending },
  getDeletion: { 200: completed },
  listDeletions: { 200: facts.page(completed) },
};
