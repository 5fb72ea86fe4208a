import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { fillSettings, InvalidProfilesError, loadProfiles, TokenError } from '@bacs/mc-profiles';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { at, ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient, NewUpload } from '../support/api-client.ts';
import { updateRow } from '../support/rows.ts';

const tokens = {
  INPUT_URI: 's3://bacs-mc-uploads/uploads/2025-10/21/0f8fad5b-d9cb-469f-a165-70867728950e/video.mp4',
  OUTPUT_BUCKET: 'bacs-mc-public-stream',
  ASSET_ID: '0f8fad5b-d9cb-469f-a165-70867728950e',
  DATE_YYYY_MM_DD: '2025-10/21',
  PRODUCTION_ULID: '01K83E0QWJ7T4RZB5C9XH2M6NV',
};
const announced: NewUpload = { filename: 'video.mp4', content_type: 'video/mp4', size_bytes: 11 };

let service: Api;
let api: ApiClient;
let file: string;

beforeAll(async () => {
  service = await startApi('legacy_requests');
  api = await service.signUp();
  file = join(inject('testDir'), 'legacy-requests.mp4');
  await writeFile(file, 'a few bytes');
});

describe('legacy fault 2: a second production was refused while one rendered', () => {
  it.each(['uploaded', 'queued', 'processing', 'completed', 'failed'])(
    'an upload that says %s takes as many as are asked for',
    async (status) => {
      const upload = await api.upload(file);
      await updateRow(service.db, 'uploads', upload.id, { status });
      const ulids = [await api.produce(upload), await api.produce(upload)].map(({ ulid }) => ulid);
      expect(new Set(ulids).size).toBe(2);
      expect((await ok(api.GET('/api/uploads/{id}', at(upload.uuid)))).status).toBe(status);
    },
  );
});

describe('legacy fault 6: tokens were replaced anywhere, left over, and profiles exchanged in silence', () => {
  const profile = (destination: string) => ({
    settings: {
      OutputGroups: [{ OutputGroupSettings: { HlsGroupSettings: { Destination: destination } } }],
    },
  });

  it.each([
    ['part of a word', 's3://OUTPUT_BUCKET/my-ASSET_ID-folder/', 'TOKEN_MISPLACED'],
    ['unknown', 's3://OUTPUT_BUCKET/SPACE_ID/', 'TOKEN_UNKNOWN'],
    ['without a value', 's3://OUTPUT_BUCKET/ORIENTATION/', 'TOKEN_MISSING'],
  ])('a token that is %s reaches nobody', (_what, destination, code) => {
    const fill = () => fillSettings(profile(destination), tokens);
    expect(fill).toThrow(TokenError);
    expect(fill).toThrow(expect.objectContaining({ code }));
  });

  it('a profile that is missing is refused, and nothing is rendered in its stead', async () => {
    const upload = await api.upload(file);
    const body = { upload_id: upload.uuid, profile: 'gone-hls' };
    const answer = await api.POST('/api/productions', { body });
    expect(answer).toMatchObject({ response: { status: 422 }, error: { code: 'UNKNOWN_PROFILE' } });
    const query = { upload_id: upload.uuid };
    expect((await ok(api.GET('/api/productions', { params: { query } }))).items).toEqual([]);
  });
});

describe('legacy fault 7: an audio mixin without merge keys appended a second, broken output', () => {
  it('such a mixin is refused by name when the profiles are loaded', async () => {
    const dir = await mkdtemp(join(inject('testDir'), 'profiles-'));
    const audio = [{ AudioSourceName: 'Audio Selector 1', CodecSettings: { Codec: 'AAC' } }];
    const mixin = { OutputGroups: [{ Name: 'portrait', Outputs: [{ AudioDescriptions: audio }] }] };
    const own = { $extends: ['template', 'output-portrait', 'packaging-hls', 'quality-hq', 'audio-broken'] };
    for (const [name, content] of Object.entries({ 'parts/audio-broken': mixin, 'profiles/own-hls': own })) {
      await mkdir(join(dir, name, '..'), { recursive: true });
      await writeFile(join(dir, `${name}.json`), JSON.stringify(content));
    }
    const loading = loadProfiles({ dir });
    await expect(loading).rejects.toThrow(InvalidProfilesError);
    await expect(loading).rejects.toThrow(/audio-broken.*merge key NameModifier/s);
  });

  it('normalized audio adds no output to any profile', async () => {
    for (const each of (await loadProfiles()).list()) {
      const count = (audio?: 'normalize') =>
        fillSettings(each, { ...tokens, ORIENTATION: 'landscape' }, { audio }).OutputGroups?.map(
          (group) => group.Outputs?.length,
        );
      expect(count('normalize')).toEqual(count());
    }
  });
});

describe('legacy fault 9: completing an upload checked neither its owner nor the object', () => {
  it('nobody but its owner completes it', async () => {
    const upload = await api.upload(file);
    await updateRow(service.db, 'uploads', upload.id, { status: 'signed' });
    const stranger = await service.signUp();
    const { response } = await stranger.POST('/api/uploads/{id}/complete', at(upload.uuid));
    expect(response.status).toBe(404);
    expect((await ok(api.GET('/api/uploads/{id}', at(upload.uuid)))).status).toBe('signed');
  });

  it.each([
    ['is missing', 11, undefined, 'OBJECT_MISSING'],
    ['has another size', 12, 'a few bytes', 'OBJECT_SIZE_MISMATCH'],
  ])('it is not completed while its object %s', async (_what, size_bytes, bytes, code) => {
    const { upload } = await ok(api.POST('/api/uploads', { body: { ...announced, size_bytes } }));
    const where = at(String(upload.id));
    const { s3_key: Key, s3_bucket: Bucket } = await service.db
      .selectFrom('uploads')
      .select(['s3_key', 's3_bucket'])
      .where('id', '=', upload.id)
      .executeTakeFirstOrThrow();
    if (bytes !== undefined) await service.s3.send(new PutObjectCommand({ Bucket, Key, Body: bytes }));
    const answer = await api.POST('/api/uploads/{id}/complete', where);
    expect(answer).toMatchObject({ response: { status: 409 }, error: { code } });
    expect((await ok(api.GET('/api/uploads/{id}', where))).status).toBe('signed');
  });
});
