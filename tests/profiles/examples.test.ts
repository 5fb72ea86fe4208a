import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeProblem, fillSettings, InvalidProfilesError, loadProfiles } from '@bacs/mc-profiles';
import { repositoryRoot } from '@bacs/stack';
import { ulid as newUlid } from 'ulid';
import { describe, expect, inject, it } from 'vitest';
import { startMediaConvert } from '../../apps/local-aws/src/mediaconvert/testing/start-mediaconvert.ts';
import { withFolder } from '../../packages/mc-profiles/src/fixtures.ts';
import { afterTests } from '../support/after-tests.ts';
import { createStudio } from '../support/make-videos.ts';

type Example = { files: Record<string, string>; told: string[] };

/** Reads the folder of each section, and what `check` says about it. */
async function readExamples(): Promise<Map<string, Example>> {
  const page = await readFile(join(repositoryRoot, 'docs/profiles.md'), 'utf8');
  return new Map(
    page.split(/^##+ /m).flatMap((section) => {
      const files = [...section.matchAll(/^`((?:profiles|parts)\/\S+\.json)`\n\n```json\n(.*?)^```$/gms)];
      const [, told = ''] = /^```text\n(.*?)^```$/ms.exec(section) ?? [];
      const title = section.slice(0, section.indexOf('\n'));
      const folder = Object.fromEntries(files.map(([, path = '', content = '']) => [path, content]));
      return files.length === 0
        ? []
        : [[title, { files: folder, told: told.split('\n').filter(Boolean) }] as const];
    }),
  );
}

const examples = await readExamples();
// One example is transcoded. The others are checked like it, and their outputs are written at once.
const transcoding = await startMediaConvert({ engine: 'ffmpeg' });
const instant = await startMediaConvert();
afterTests(() => Promise.all([transcoding.close(), instant.close()]));
const film = await createStudio(inject('testDir')).film('examples.mp4', '320x180', 1);
for (const server of [transcoding, instant]) await server.upload('examples/video.mp4', await readFile(film));

function requireExample(title: string): Example {
  const example = examples.get(title);
  if (example === undefined) throw new Error(`docs/profiles.md has no example ${title}`);
  return example;
}

/** Submits what the profile of an example is filled to. */
async function submit(title: string, productionUlid: string, server = instant) {
  const { files } = requireExample(title);
  const [profileName = ''] = Object.keys(files).flatMap(
    (path) => /^profiles\/(.*)\.json$/.exec(path)?.[1] ?? [],
  );
  const profile = await withFolder(files, async (dir) => (await loadProfiles({ dir })).get(profileName));
  const settings = fillSettings(profile, {
    INPUT_URI: 's3://uploads/examples/video.mp4',
    OUTPUT_BUCKET: 'stream',
    ASSET_ID: '0f8fad5b-d9cb-469f-a165-70867728950e',
    DATE_YYYY_MM_DD: '2025-10/21',
    PRODUCTION_ULID: productionUlid,
    ORIENTATION: 'landscape',
  });
  return await server.client.createJob({ Role: 'arn:aws:iam::123456789012:role/render', Settings: settings });
}

describe('the examples of docs/profiles.md', () => {
  it('are all tried here', () => {
    expect([...examples.keys()].sort()).toEqual(
      [...Object.keys(rendered), 'The same with a watermark', 'Before'].sort(),
    );
  });

  const rendered: Record<string, string[]> = {
    'An MP4 beside HLS': [
      'landscape/video.m3u8',
      'landscape/video1080p_h.m3u8',
      'landscape/video480p_h.m3u8',
      'landscape/video720p_h.m3u8',
      'landscape/video720p_mp4.mp4',
      'landscape/video_poster.0000000.jpg',
    ],
    'CMAF beside HLS': [
      'landscape/cmaf/video.m3u8',
      'landscape/cmaf/video.mpd',
      'landscape/cmaf/video720p_cmaf.m3u8',
      'landscape/cmaf/video720p_cmaf_000000001.cmfv',
      'landscape/cmaf/video720p_cmafinit.cmfv',
      'landscape/cmaf/videosound.m3u8',
      'landscape/cmaf/videosound_000000001.cmfa',
      'landscape/cmaf/videosoundinit.cmfa',
      'landscape/video.m3u8',
      'landscape/video1080p_h.m3u8',
      'landscape/video480p_h.m3u8',
      'landscape/video720p_h.m3u8',
      'landscape/video_poster.0000000.jpg',
    ],
    'HLS without a poster': ['portrait/video.m3u8', 'portrait/video540p.m3u8', 'portrait/video720p.m3u8'],
    'Vertical only, without a watermark': [
      'portrait/video.m3u8',
      'portrait/video1080p.m3u8',
      'portrait/video540p.m3u8',
      'portrait/video720p.m3u8',
      'portrait/video_poster.0000000.jpg',
    ],
    "A job of MediaConvert's console": ['landscape/video.m3u8', 'landscape/video_540.m3u8'],
    After: ['portrait/video.m3u8', 'portrait/video720p.m3u8'],
  };

  it.each(Object.entries(rendered))('%s is rendered', async (title, outputs) => {
    const ulid = newUlid();
    const server = title === 'An MP4 beside HLS' ? transcoding : instant;
    const { Job } = await submit(title, ulid, server);
    expect(await server.waitForEnd(Job?.Id)).toMatchObject({ Status: 'COMPLETE' });
    const keys = (await server.keys()).filter((key) => key.includes(ulid) && !key.endsWith('.ts'));
    expect(keys.map((key) => key.slice(key.indexOf(ulid) + ulid.length + 1))).toEqual(outputs);
  });

  it('The same with a watermark is refused by local-aws alone', async () => {
    await expect(submit('The same with a watermark', newUlid())).rejects.toThrow(
      /^local-aws cannot do what is asked at .*\/videoPreprocessors/,
    );
  });

  it('Before is told to be wrong as it stands there', async () => {
    const { files, told } = requireExample('Before');
    await withFolder(files, async (dir) => {
      const error = await loadProfiles({ dir }).catch((caught: unknown) => caught);
      if (!(error instanceof InvalidProfilesError)) throw new Error('it was loaded', { cause: error });
      const lines = error.problems.map((problem) => describeProblem(problem).replaceAll(`${dir}/`, ''));
      expect(lines).toHaveLength(told.length);
      for (const [index, line] of lines.entries()) expect(line).toMatch(toPattern(told[index] ?? ''));
    });
  });
});

/** An ellipsis on the page stands for whatever is there. */
function toPattern(line: string): RegExp {
  return new RegExp(
    `^${line
      .split('…')
      .map((text) => text.replaceAll(/[.[\]()?$]/g, '\\$&'))
      .join('.*')}$`,
  );
}
