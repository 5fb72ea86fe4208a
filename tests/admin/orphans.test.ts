import type { Database } from '@bacs/db';
import { outputBucket } from '@bacs/stack';
import { execa } from 'execa';
import { ulid as newUlid } from 'ulid';
import { describe, expect, it } from 'vitest';
import { countOrphans } from '../../apps/admin/src/orphans/count.ts';
import { deleteOrphans } from '../../apps/admin/src/orphans/delete.ts';
import { buildProgram } from '../../apps/admin/src/program.ts';
import { startApi } from '../support/api.ts';
import { createTestDatabase } from '../support/database.ts';
import { addProduction, addUpload, updateRow } from '../support/rows.ts';
import { allObjects, putObjects, uploadBucket } from '../support/stored-objects.ts';

const { db, s3, deps, aws } = await startApi('orphans');
const { DATABASE_URL } = deps.config;

Object.assign(process.env, {
  DATABASE_URL,
  AWS_REGION: 'us-east-1',
  S3_FORCE_PATH_STYLE: 'true',
  UPLOAD_BUCKET: uploadBucket,
  OUTPUT_BUCKET: outputBucket,
});

/** Runs the command and returns its output, line by line. */
const orphans = (...args: string[]) => orphansOf(db, ...args);

async function orphansOf(of: Database, ...args: string[]) {
  const lines: string[] = [];
  const program = buildProgram({ db: () => of, write: (line) => lines.push(line) });
  const failure = await program.parseAsync(['orphans', ...args], { from: 'user' }).then(
    () => undefined,
    (error: Error) => error.message,
  );
  return { lines, failure };
}

const upload = await addUpload(db);
const production = await addProduction(db, upload);
const legacy = await addUpload(db);
const inKeyAlone = await addUpload(db);
await updateRow(db, 'uploads', inKeyAlone.id, { asset_uuid: null });
const date = '2026-11/22';
const gone = crypto.randomUUID();
// It was rendered below places that only the rows' prefixes name.
const elsewhere = await addUpload(db);
const [published, produced, removed] = [crypto.randomUUID(), crypto.randomUUID(), newUlid()];
await updateRow(db, 'uploads', elsewhere.id, {
  output_prefix: `2024-01/02/${published.toUpperCase()}/portrait/`,
});
await updateRow(db, 'uploads', inKeyAlone.id, {
  output_prefix: `${date}/${inKeyAlone.asset_uuid}/${removed}/landscape/`,
});
const older = await addProduction(db, elsewhere);
await updateRow(db, 'productions', older.id, { output_prefix: `2024-01/02/${produced}/landscape/` });
// Its key has another UUID than its row.
const renamed = await addUpload(db);
await updateRow(db, 'uploads', renamed.id, { asset_uuid: crypto.randomUUID() });

const owned = [
  `${outputBucket}/${date}/${upload.asset_uuid}/${production.ulid}/portrait/video.m3u8`,
  `${outputBucket}/${date}/${legacy.asset_uuid}/portrait/video.m3u8`,
  `${outputBucket}/${date}/${inKeyAlone.asset_uuid}/landscape/video.m3u8`,
  `${outputBucket}/${date}/${inKeyAlone.asset_uuid}/${removed}/landscape/video.m3u8`,
  `${outputBucket}/2024-01/02/${published}/portrait/video.m3u8`,
  `${outputBucket}/2024-01/02/${published}/landscape/video.m3u8`,
  `${outputBucket}/2024-01/02/${produced}/landscape/video.m3u8`,
  `${outputBucket}/${date}/${renamed.asset_uuid}/portrait/video.m3u8`,
  `${uploadBucket}/uploads/${date}/${upload.asset_uuid}/video.mp4`,
  `${uploadBucket}/uploads/${date}/${inKeyAlone.asset_uuid}/video.mp4`,
];
const notOurs = [
  `${outputBucket}/index.html`,
  `${outputBucket}/${date}/${gone}/notes.txt`,
  `${outputBucket}/${date}/${gone}/${newUlid().toLowerCase()}/video.m3u8`,
  `${uploadBucket}/${gone}-name.mp4`,
  `${uploadBucket}/backup/${date}/${gone}/video.mp4`,
];
const lost = [
  `${outputBucket}/${date}/${upload.asset_uuid}/${newUlid()}/portrait/video.m3u8`,
  `${outputBucket}/${date}/${gone}/${newUlid()}/portrait/video.m3u8`,
  `${outputBucket}/${date}/${gone}/portrait/video.m3u8`,
  `${uploadBucket}/uploads/${date}/${gone}/video.mp4`,
  `${uploadBucket}/uploads/2026-11-22/${gone}/video.mp4`,
];
for (const object of [...owned, ...notOurs, ...lost]) {
  const [bucket = '', ...key] = object.split('/');
  await putObjects(s3, bucket, [key.join('/')]);
}

const listed = (lines: string[]) => lines.flatMap((line) => /s3:\/\/(\S+)$/.exec(line)?.[1] ?? []).sort();

describe('npm run orphans', () => {
  it('leaves out what is young', async () => {
    expect(await orphans()).toEqual({
      lines: ['20 objects, 0 orphans of 0 bytes, 20 too young to tell, 0 not ours; nothing deleted'],
      failure: undefined,
    });
  });

  it('lists what belongs to no row, and deletes nothing', async () => {
    const { lines } = await orphans('--older-than', '0s');
    expect(listed(lines)).toEqual([...lost].sort());
    expect(lines.at(-1)).toBe(
      '20 objects, 5 orphans of 5 bytes, 0 too young to tell, 5 not ours; nothing deleted',
    );
    expect((await allObjects(s3)).size).toBe(20);
  });

  it('deletes nothing when more than a tenth would go, or another number than is named', async () => {
    const { failure } = await orphans('--older-than', '0s', '--delete');
    expect(failure).toContain(`3 of 11 objects of s3://${outputBucket} are orphans: more than 10 %.`);
    expect(failure).toContain('--delete --expect 5');
    expect((await orphans('--older-than', '0s', '--delete', '--expect', '4')).failure).toBe(
      'Nothing was deleted: there are 5 orphans, and --expect says 4.',
    );
    expect((await allObjects(s3)).size).toBe(20);
  });

  it('deletes nothing beside an empty database, whose every object is an orphan', async () => {
    const { db: empty } = await createTestDatabase('orphans_empty');
    const { failure } = await orphansOf(empty, '--older-than', '0s', '--delete');
    expect(failure).toContain('The database knows no upload.');
    expect(failure).toContain('--delete --expect 15');
    expect((await allObjects(s3)).size).toBe(20);
  });

  it('deletes nothing beside an old backup, which lacks the rows of what was written since', async () => {
    const { db: backup } = await createTestDatabase('orphans_backup');
    await updateRow(backup, 'uploads', (await addUpload(backup)).id, { created_at: '2026-01-01 00:00:00' });
    const { failure } = await orphansOf(backup, '--older-than', '0s', '--delete');
    expect(failure).toContain(
      'the newest row is of 2026-01-01T00:00:00.000Z: the database may be an old backup.',
    );
    expect((await allObjects(s3)).size).toBe(20);
  });

  it('tells what could not be deleted, and fails', async () => {
    await aws.setFaults({ delete_errors: [{ key: '.', code: 'AccessDenied', message: 'no' }] });
    const { lines, failure } = await orphans('--older-than', '0s', '--delete', '--expect', '5');
    await aws.setFaults({});
    expect(lines).toContain(`not deleted: s3://${lost[0]}: AccessDenied no`);
    expect(failure).toBe('5 objects could not be deleted');
  });

  it('deletes with --delete, and nothing that is owned or not ours', async () => {
    const { lines } = await orphans('--older-than', '0s', '--delete', '--expect', '5');
    expect(lines.at(-1)).toMatch(/; 5 deleted$/);
    expect([...(await allObjects(s3)).keys()].sort()).toEqual([...owned, ...notOurs].sort());
  });

  it('leaves what has got a row since it was counted, and stops when rows are going', async () => {
    const late = crypto.randomUUID();
    const key = `uploads/${date}/${late}/video.mp4`;
    await putObjects(s3, uploadBucket, [key]);
    const config = { AWS_REGION: 'us-east-1', S3_FORCE_PATH_STYLE: true, DATABASE_URL };
    const buckets = { UPLOAD_BUCKET: uploadBucket, OUTPUT_BUCKET: outputBucket };
    const scan = { db, s3, config: { ...config, ...buckets }, before: new Date(Date.now() + 1_000) };
    const { total } = await countOrphans(scan, () => {});
    expect(total.orphans).toBe(1);
    const announced = await addUpload(db);
    await updateRow(db, 'uploads', announced.id, { asset_uuid: late, s3_key: key });
    expect(await deleteOrphans(scan, total.orphans, () => {})).toEqual({ deleted: 0, failed: 0 });
    expect([...(await allObjects(s3)).keys()]).toContain(`${uploadBucket}/${key}`);
    await db.deleteFrom('uploads').execute();
    await expect(deleteOrphans(scan, total.orphans, () => {})).rejects.toThrow(
      'Stopped after 0 deletions: there are more orphans than the 1 that were counted.',
    );
  });

  it('names all that is missing from the environment at once, and needs nothing for --help', async () => {
    const run = (...args: string[]) =>
      execa('node', ['apps/admin/src/main.ts', 'orphans', ...args], {
        env: { PATH: process.env['PATH'] },
        extendEnv: false,
        reject: false,
      });
    const { stderr, exitCode } = await run();
    for (const name of ['DATABASE_URL', 'AWS_REGION', 'UPLOAD_BUCKET', 'OUTPUT_BUCKET'])
      expect(stderr).toContain(name);
    expect(exitCode).toBe(1);
    expect((await run('--help')).stdout).toContain('--older-than');
  });
});
