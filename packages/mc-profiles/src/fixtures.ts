import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SourceDescription } from '@bacs/domain';
import type { TokenValues } from './settings/tokens.ts';

export const tokens = {
  INPUT_URI: 's3://bacs-mc-uploads/uploads/2025-10/21/0f8fad5b-d9cb-469f-a165-70867728950e/video.mp4',
  OUTPUT_BUCKET: 'bacs-mc-public-stream',
  ASSET_ID: '0f8fad5b-d9cb-469f-a165-70867728950e',
  DATE_YYYY_MM_DD: '2025-10/21',
  PRODUCTION_ULID: '01K83E0QWJ7T4RZB5C9XH2M6NV',
} satisfies TokenValues;

export const root = '2025-10/21/0f8fad5b-d9cb-469f-a165-70867728950e/01K83E0QWJ7T4RZB5C9XH2M6NV/';

/** Makes an operator's folder while `use` runs; `files` maps paths to JSON or to raw text. */
export async function withFolder<T>(
  files: Record<string, unknown>,
  use: (dir: string) => Promise<T>,
): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'mc-profiles-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(join(dir, path, '..'), { recursive: true });
      await writeFile(join(dir, path), typeof content === 'string' ? content : JSON.stringify(content));
    }
    return await use(dir);
  } finally {
    await rm(dir, { recursive: true });
  }
}

/** A film of 1920×1080 with sound, to which no rule applies. */
export const film: SourceDescription = {
  container: 'mp4',
  width: 1920,
  height: 1080,
  coded_width: 1920,
  coded_height: 1080,
  pixel_aspect_ratio: 1,
  rotation: 0,
  rotation_told: 0,
  duration_seconds: 2,
  frame_rate: 25,
  frame_rate_varies: null,
  scan_type: 'progressive',
  color: 'sdr',
  tracks: [
    { type: 'video', codec: 'AVC', duration_seconds: 2 },
    { type: 'audio', codec: 'AAC', duration_seconds: 2 },
  ],
};
