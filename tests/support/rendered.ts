import type { Database, OutputsManifest, Production, Upload } from '@bacs/db';
import { findProduction, tryMarkCompleted, tryMarkFailed, tryMarkSubmitted } from '@bacs/db/productions';
import { addProduction } from './rows.ts';

type Rendered = { end?: 'completed' | 'failed'; orientations?: ('portrait' | 'landscape')[] };

/** Adds a production that looks as the worker leaves it at the end; nothing is rendered. */
export async function addRendered(
  db: Database,
  upload: Upload,
  { end = 'completed', orientations = ['landscape'] }: Rendered = {},
): Promise<Production> {
  const { id, ulid } = await addProduction(db, upload);
  const root = `2026-11/22/${upload.asset_uuid}/${ulid}/`;
  const seen = { id, attempt: 1, submit_intent_at: null };
  await tryMarkSubmitted(db, seen, { jobId: ulid, outputPrefix: `${root}${orientations[0]}/` });
  const groups = orientations.map((orientation) => describeGroup(`${root}${orientation}/`, orientation));
  if (end === 'completed') await tryMarkCompleted(db, seen, { groups });
  else {
    const submitted = { status: 'submitted' as const, mediaconvert_job_id: ulid };
    await tryMarkFailed(db, { ...seen, ...submitted }, { code: '1010', message: 'no' });
  }
  const production = await findProduction(db, { id });
  if (!production) throw new Error('the production that was inserted is not there');
  return production;
}

function describeGroup(prefix: string, orientation: 'portrait' | 'landscape'): OutputsManifest['groups'][0] {
  const [width, height] = orientation === 'portrait' ? [720, 1280] : [1280, 720];
  const rendition = { name: '720p', width, height, bandwidth: 3_000_000, segments: 2 };
  return {
    orientation,
    playlist_key: `${prefix}video.m3u8`,
    poster_keys: [`${prefix}video_poster.0000000.jpg`],
    renditions: [{ ...rendition, playlist_key: `${prefix}video720p.m3u8`, duration_seconds: 7.6 }],
  };
}
