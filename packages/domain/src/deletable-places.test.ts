import { describe, expect, test } from 'vitest';
import { PrefixRefusedError, placesOfProduction, placesOfUpload, rootPrefix, uploadPrefix } from './index.ts';

const uuid = '0f8fad5b-d9cb-469f-a165-70867728950e';
const otherUuid = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const ulid = '01K83E0QWJ7T4RZB5C9XH2M6NV';
const otherUlid = '01K83E0QWJ7T4RZB5C9XH2M6NW';

const upload = {
  s3_bucket: 'uploads',
  s3_key: `uploads/2025-10/21/${uuid}/video.mp4`,
  asset_uuid: uuid,
  date_ymd: '2025-10-21',
  created_at: null,
  output_prefix: null,
};
const above = uploadPrefix({ date: '2025-10/21', uploadUuid: uuid });
const root = rootPrefix({ date: '2025-10/21', uploadUuid: uuid, productionUlid: ulid });
const inOutputs = (...prefixes: string[]) =>
  prefixes.map((prefix) => ({ bucket: 'outputs', prefix, exact: false }));
const source = { bucket: 'uploads', prefix: `uploads/2025-10/21/${uuid}/`, exact: false };

describe('a production', () => {
  const places = (output_prefix: string | null, of: Partial<typeof upload> = {}) =>
    placesOfProduction({ ...upload, ...of }, { ulid, output_prefix }, 'outputs');

  test('has its root prefix, rendered or not', () => {
    expect(places(null)).toEqual(inOutputs(root));
    expect(places(`${root}portrait/`)).toEqual(inOutputs(root));
  });

  test.each(['mp4/', 'portrait/mp4/', 'a/b/c/d/'])(
    'has its root prefix, whatever folders it writes to: %s',
    (folders) => {
      expect(places(root + folders)).toEqual(inOutputs(root));
    },
  );

  test('has another one for the date that it was rendered with', () => {
    const rendered = root.replace('2025-10/21', '0000-00/00');
    expect(places(`${rendered}portrait/`)).toEqual(inOutputs(rendered, root));
  });

  test.each([`${above}portrait/`, above])('of the older system has none of its own: %s', (prefix) => {
    expect(places(prefix)).toEqual([]);
  });

  test.each([
    `${root.replace(ulid, otherUlid)}portrait/`,
    `${root.replace(uuid, otherUuid)}portrait/`,
    `${above}x/${ulid}/`,
    `${above}${ulid}`,
    `/${root}`,
    '/',
  ])('is refused what is not its own: %s', (prefix) => {
    expect(() => places(prefix)).toThrow(PrefixRefusedError);
  });

  test.each(['not a ulid', ulid.toLowerCase()])('is refused when its ULID is none: %s', (odd) => {
    const production = { ulid: odd, output_prefix: null };
    expect(() => placesOfProduction(upload, production, 'outputs')).toThrow(PrefixRefusedError);
  });

  test('is refused a prefix that there is no upload to hold against', () => {
    expect(() => placesOfProduction(undefined, { ulid, output_prefix: root }, 'outputs')).toThrow(
      PrefixRefusedError,
    );
    expect(() => places(root, { asset_uuid: 'x' })).toThrow(PrefixRefusedError);
    expect(places(null, { asset_uuid: 'x' })).toEqual([]);
  });
});

describe('an upload', () => {
  const places = (of: Partial<typeof upload>, ...prefixes: string[]) =>
    placesOfUpload(
      { ...upload, ...of },
      prefixes.map((output_prefix) => ({ ulid, output_prefix })),
      'outputs',
    );

  test('has all outputs and the directory of its source', () => {
    expect(places({}, `${root}portrait/`)).toEqual([...inOutputs(above), source]);
  });

  test('has its source alone where that has no directory of its own', () => {
    const s3_key = `old/${uuid}-name.mp4`;
    expect(places({ s3_key })).toEqual([
      ...inOutputs(above),
      { bucket: 'uploads', prefix: s3_key, exact: true },
    ]);
  });

  test('is refused what is not its own', () => {
    expect(() => places({}, `${root.replace(uuid, otherUuid)}portrait/`)).toThrow(PrefixRefusedError);
    expect(() => places({ asset_uuid: 'x' }, root)).toThrow(PrefixRefusedError);
  });
});
