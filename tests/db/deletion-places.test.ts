import { findPlaces } from '@bacs/db/deletions';
import { identifyUpload, isUuid, type Place, parseUploadKey, toKeyDate } from '@bacs/domain';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createTestDatabase } from '../support/database.ts';

// FUZZ_SEED and FUZZ_RUNS widen the search; a failure prints the seed and the smallest set of rows that still fails.
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_126);
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 60);

const { db } = await createTestDatabase('deletion_places');
// Databases of the older system may lack it.
await sql`ALTER TABLE uploads DROP INDEX uploads_s3_object`.execute(db);

const [outputs, sources] = ['outputs', 'sources'];
const [one, two] = ['0f8fad5b-d9cb-469f-a165-70867728950e', '7c9e6679-7425-40de-944b-e07fc1f90ae7'] as const;
const ulids = ['A', 'B', 'C', 'D'].map((last) => `01K83E0QWJ7T4RZB5C9XH2M6N${last}`);
const dates = ['2026-11/22', '2025-01/02'];

type UploadRow = {
  s3_bucket: string;
  s3_key: string;
  asset_uuid: string | null;
  date_ymd: string | null;
  output_prefix: string | null;
};
type ProductionRow = { upload: number; output_prefix: string | null };
type Rows = { uploads: UploadRow[]; productions: ProductionRow[] };

const uuid = fc.constantFrom(one, two);
const date = fc.constantFrom(...dates);
const ulid = fc.constantFrom(...ulids);
const root = fc.tuple(date, uuid).map(([day, upload]) => `${day}/${upload}/`);
const prefix = fc.oneof(
  fc.constantFrom(null, '', '/', 'x/', `${dates[0]}/`, 'shared/'),
  root,
  root.map((above) => `${above}portrait/`),
  root.map((above) => `x/${above}`),
  fc.tuple(root, ulid).map(([above, production]) => `${above}${production}/`),
  fc.tuple(root, ulid).map(([above, production]) => `${above}${production}/portrait/`),
);
const sourceKey = fc.oneof(
  root.map((above) => `uploads/${above}video.mp4`),
  uuid.map((upload) => `uploads/2026-11-22/${upload}/a/name.mov`),
  uuid.map((upload) => `old/${upload}-name.mp4`),
  fc.constantFrom('odd/video.mp4', 'shared/x.ts', ''),
  root.map((above) => `${above}portrait/x.ts`),
  fc.tuple(root, ulid).map(([above, production]) => `${above}${production}/portrait/x.ts`),
  fc.tuple(root, root).map(([outer, inner]) => `uploads/${outer}${inner}video.mp4`),
);
const uploadRow: fc.Arbitrary<UploadRow> = fc.record({
  s3_bucket: fc.constantFrom(sources, outputs),
  s3_key: sourceKey,
  asset_uuid: fc.constantFrom(one, two, one.toUpperCase(), 'not a UUID', '', null),
  date_ymd: fc.constantFrom('2026-11-22', '2025-01-02', '0000-00-00', null),
  output_prefix: prefix,
});
const rows: fc.Arbitrary<Rows> = fc.record({
  uploads: fc.array(uploadRow, { minLength: 1, maxLength: 3 }),
  productions: fc.array(fc.record({ upload: fc.nat(2), output_prefix: prefix }), { maxLength: 4 }),
});

/** Every key that any of these rows may name, with keys around them. */
function keysOf({ uploads }: Rows): string[] {
  const roots = dates.flatMap((day) => [one, two, one.toUpperCase()].map((upload) => `${day}/${upload}/`));
  return [
    ...uploads.map(({ s3_key }) => s3_key),
    ...roots.flatMap((above) => [
      `uploads/${above}video.mp4`,
      `uploads/${above}thumb.jpg`,
      `${above}x.ts`,
      `${above}portrait/x.ts`,
      ...ulids.map((production) => `${above}${production}/portrait/x.ts`),
      ...ulids.map((production) => `${above}${production}/landscape/x.ts`),
    ]),
  ].filter(Boolean);
}

type Owned = { bucket: string; key: string };

function uploadOwns(row: UploadRow, { bucket, key }: Owned): boolean {
  if (bucket === row.s3_bucket && key === row.s3_key) return true;
  const { uuid: own, date: day } = identify(row);
  const parsed = parseUploadKey(row.s3_key);
  const folder = `${row.s3_key.slice(0, row.s3_key.lastIndexOf(`/${own}/`))}/${own}/`;
  if (bucket === row.s3_bucket && own && parsed?.date && parsed.uuid === own && key.startsWith(folder))
    return true;
  if (bucket !== outputs) return false;
  return isBelow(key, row.output_prefix) || Boolean(own && day && key.startsWith(`${day}/${own}/`));
}

function productionOwns(
  of: UploadRow | undefined,
  { output_prefix }: ProductionRow,
  name: string,
  at: Owned,
) {
  if (at.bucket !== outputs) return false;
  const { uuid: own, date: day } = of ? identify(of) : {};
  if (own && day && at.key.startsWith(`${day}/${own}/${name}/`)) return true;
  return isBelow(at.key, output_prefix);
}

function identify(row: UploadRow) {
  const { uuid: named } = identifyUpload({ ...row, created_at: null });
  const day = toKeyDate(row.date_ymd) ?? parseUploadKey(row.s3_key)?.date ?? toKeyDate('2026-11-22');
  return { uuid: named !== undefined && isUuid(named) ? named : undefined, date: day };
}

const isBelow = (key: string, above: string | null) => Boolean(above) && key.startsWith(above ?? '');
const isIn = ({ bucket, prefix: at, exact }: Place, { bucket: in_, key }: Owned) =>
  bucket === in_ && (exact ? key === at : key.startsWith(at));

async function lay({ uploads, productions }: Rows): Promise<void> {
  await sql`DELETE FROM productions`.execute(db);
  await sql`DELETE FROM uploads`.execute(db);
  const uploadValues = uploads.map(
    (row, index) =>
      sql`(${index + 1}, ${row.s3_bucket}, ${row.s3_key}, ${row.asset_uuid}, ${row.date_ymd}, ${row.output_prefix}, '2026-11-22')`,
  );
  await sql`INSERT INTO uploads (id, s3_bucket, s3_key, asset_uuid, date_ymd, output_prefix, created_at)
    VALUES ${sql.join(uploadValues)}`.execute(db);
  if (productions.length === 0) return;
  const productionValues = productions.map(
    (row, index) =>
      sql`(${index + 1}, ${ulids[index]}, ${row.upload + 1}, 1, 'completed', ${row.output_prefix})`,
  );
  await sql`INSERT INTO productions (id, ulid, upload_id, user_id, status, output_prefix)
    VALUES ${sql.join(productionValues)}`.execute(db);
}

describe(`whatever rows there are (seed ${seed})`, () => {
  it('no deletion removes an object of a row that it does not remove', async () => {
    let removed = 0;
    await fc.assert(
      fc.asyncProperty(rows, async (set) => {
        await lay(set);
        const objects = [outputs, sources].flatMap((bucket) =>
          keysOf(set).map((key) => ({ bucket: bucket as string, key })),
        );
        for (const index of set.uploads.keys()) {
          const doomed = await doomedBy({ upload: index + 1 }, objects);
          removed += doomed.length;
          for (const object of doomed) {
            for (const [other, row] of set.uploads.entries())
              if (other !== index && uploadOwns(row, object)) throw taken(object, `upload ${other + 1}`);
            for (const [other, row] of set.productions.entries())
              if (
                row.upload !== index &&
                productionOwns(set.uploads[row.upload], row, ulids[other] ?? '', object)
              )
                throw taken(object, `production ${other + 1}`);
          }
        }
        for (const [index, { upload }] of set.productions.entries())
          for (const object of await doomedBy({ production: index + 1 }, objects)) {
            removed += 1;
            for (const [other, row] of set.uploads.entries())
              if (isTakenFrom(row, object, other === upload)) throw taken(object, `upload ${other + 1}`);
            for (const [other, row] of set.productions.entries()) {
              const isSibling = row.upload === upload;
              // The older system's siblings may have all of the upload's outputs as their prefix.
              const named = !isSibling || row.output_prefix?.includes(ulids[index] ?? '');
              if (other !== index && named && isBelow(object.key, row.output_prefix))
                throw taken(object, `production ${other + 1}`);
            }
          }
      }),
      { seed, numRuns, endOnFailure: false },
    );
    // The rows must not all be refused, or this shows nothing.
    expect(removed).toBeGreaterThan(numRuns / 4);
  }, 120_000);
});

describe('the deletion of an upload', () => {
  const root = `${dates[0]}/${one}/`;
  const other = { s3_bucket: sources, s3_key: `uploads/${root}video.mp4`, asset_uuid: one, date_ymd: null };
  const mine = { s3_bucket: outputs, s3_key: 'odd/video.mp4', asset_uuid: null, date_ymd: null };
  const row = (of: Partial<UploadRow>): UploadRow => ({ ...mine, output_prefix: null, ...of });
  const cases: [string, Rows][] = [
    [
      'its source is an output of another',
      {
        uploads: [row({ s3_key: `${root}${ulids[0]}/portrait/x.ts` }), row(other)],
        productions: [{ upload: 1, output_prefix: `${root}${ulids[0]}/landscape/` }],
      },
    ],
    [
      'its source lies below a prefix of the older system',
      {
        uploads: [row({ s3_key: 'shared/a/x.ts' }), row({ ...other, output_prefix: 'shared/' })],
        productions: [],
      },
    ],
    ['another has the same source', { uploads: [row({}), row({})], productions: [] }],
    [
      'its source lies in the folder of another',
      {
        uploads: [row({ s3_bucket: sources, s3_key: `uploads/${root}b.mp4`, asset_uuid: two }), row(other)],
        productions: [],
      },
    ],
    [
      'a neighbour without a UUID has its source in its folder',
      {
        uploads: [
          row(other),
          row({ s3_bucket: sources, s3_key: `uploads/${root}b.mp4`, asset_uuid: 'not a UUID' }),
        ],
        productions: [],
      },
    ],
    [
      'a prefix above its outputs is that of another',
      { uploads: [row(other), row({ output_prefix: `${dates[0]}/` })], productions: [] },
    ],
  ];
  it.each(cases)('is refused when %s, and names the place alone', async (_what, set) => {
    await lay({ ...set, uploads: set.uploads.map((upload) => ({ ...upload })) });
    const found = await findPlaces(db, { upload: 1 }, outputs);
    expect(found).toMatchObject({
      refused: expect.stringMatching(/^Another upload or production also has objects at s3:/),
    });
  });

  it('is not refused for what only begins alike', async () => {
    const keys = ['odd/video.mp4x', 'odd/video', 'odd'];
    const prefixes = ['odd/video.mp4/', 'od/', null];
    const uploads = keys.map((s3_key, index) => row({ s3_key, output_prefix: prefixes[index] ?? null }));
    await lay({ uploads: [row({}), ...uploads], productions: [] });
    const place = { bucket: outputs, prefix: 'odd/video.mp4', exact: true };
    expect(await findPlaces(db, { upload: 1 }, outputs)).toMatchObject({ places: [place] });
  });
});

/** What lies below a production's own ULID is the production's, whichever uploads have its UUID. */
function isTakenFrom(row: UploadRow, object: Owned, isOwn: boolean): boolean {
  if (object.bucket === row.s3_bucket && object.key === row.s3_key) return true;
  return !isOwn && isBelow(object.key, row.output_prefix);
}

async function doomedBy(target: { upload: number } | { production: number }, objects: Owned[]) {
  const found = await findPlaces(db, target, outputs);
  return 'places' in found
    ? objects.filter((object) => found.places.some((place) => isIn(place, object)))
    : [];
}

function taken({ bucket, key }: Owned, owner: string): Error {
  return new Error(`${bucket}/${key} is that of ${owner}`);
}
