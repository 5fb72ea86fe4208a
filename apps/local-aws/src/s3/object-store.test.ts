import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openObjectStore } from './object-store.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'object-store-'));
});
afterEach(() => rm(dir, { recursive: true }));

const text = { contentType: 'text/plain' };

describe('the object store', () => {
  it('has everything after a restart: buckets, objects, their headers and their order', async () => {
    const before = await openObjectStore(dir);
    before.createBucket('open', { public: true });
    before.createBucket('closed', { public: false });
    for (const key of ['b', 'a/../c', 'a', 'gone']) {
      await before.put('open', key, Readable.from([Buffer.from(key)]), {
        ...text,
        metadata: { key },
        headers: { 'cache-control': 'no-store' },
      });
    }
    await before.delete('open', 'gone');
    await before.put('open', 'b', Readable.from([Buffer.from('newer')]), text);
    const listed = await before.list('open');
    before.close();

    for (let restart = 0; restart < 2; restart += 1) {
      const after = await openObjectStore(dir);
      expect(await after.list('open')).toEqual(listed);
      expect([after.isPublic('open'), after.isPublic('closed')]).toEqual([true, false]);
      const object = await after.head('open', 'b');
      expect(await readFile(object?.path ?? '', 'utf8')).toBe('newer');
      after.close();
    }
    expect(await readdir(join(dir, 'objects'))).toHaveLength(3);
  });

  it('moves a finished file into place', async () => {
    const store = await openObjectStore(dir);
    store.createBucket('b', { public: false });
    const file = join(dir, 'render.ts');
    await writeFile(file, 'segment');
    const object = await store.put('b', 'k', { file }, { contentType: 'video/mp2t' });
    expect(object).toMatchObject({
      size: 7,
      etag: 'fdd32b9061681edb52c554bd9bbf0712',
      contentType: 'video/mp2t',
    });
    expect(await readFile(object.path, 'utf8')).toBe('segment');
    await expect(readFile(file)).rejects.toThrow('ENOENT');
    store.close();
  });

  it('shows nothing of a body that breaks off', async () => {
    const store = await openObjectStore(dir);
    store.createBucket('b', { public: false });
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('begin');
        throw new Error('broken');
      })(),
    );
    await expect(store.put('b', 'k', broken, text)).rejects.toThrow('broken');
    expect(await store.head('b', 'k')).toBeUndefined();
    expect(await readdir(join(dir, 'staging'))).toEqual([]);
    store.close();
  });

  it('starts after a crash: a torn last line, a file without entry, an entry without file', async () => {
    const store = await openObjectStore(dir);
    store.createBucket('b', { public: false });
    const kept = await store.put('b', 'kept', Readable.from([Buffer.from('1')]), text);
    const lost = await store.put('b', 'lost', Readable.from([Buffer.from('2')]), text);
    store.close();
    await rm(lost.path);
    await writeFile(join(dir, 'objects', 'orphan'), 'x');
    await writeFile(join(dir, 'staging', 'half'), 'x');
    await appendFile(join(dir, 'journal.jsonl'), '{"op":"put","bucket":"b","key":"to');

    const after = await openObjectStore(dir);
    expect((await after.list('b')).objects).toEqual([kept]);
    expect(await readdir(join(dir, 'objects'))).toHaveLength(1);
    expect(await readdir(join(dir, 'staging'))).toEqual([]);
    after.close();
  });

  it('refuses a journal that is broken in the middle', async () => {
    await writeFile(join(dir, 'journal.jsonl'), '{"op"\n{"op":"drop","name":"b"}\n');
    await expect(openObjectStore(dir)).rejects.toThrow(SyntaxError);
  });
});
