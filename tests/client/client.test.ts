import { openAsBlob } from 'node:fs';
import { type BacsClient, createClient } from '@bacs/client';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { createStudio } from '../support/make-videos.ts';
import { type Service, startService } from '../support/service.ts';

let service: Service;
let bacs: BacsClient;
let file: Blob;

beforeAll(async () => {
  service = await startService('client');
  await service.runWorker();
  const { url, key } = await service.signUp();
  bacs = createClient({ apiUrl: url, apiKey: key });
  file = await openAsBlob(await createStudio(inject('testDir')).film('client.mp4', '320x180', 1));
});

describe('the client', () => {
  it('uploads with progress, renders, waits, and tells of all that', async () => {
    const loaded: number[] = [];
    const upload = await bacs.upload(file, {
      filename: 'client.mp4',
      onProgress: (progress) => loaded.push(progress.loaded),
    });
    expect(upload).toMatchObject({ status: 'uploaded', filename: 'client.mp4', content_type: 'video/mp4' });
    expect(loaded).toEqual(loaded.toSorted((a, b) => a - b));
    expect(loaded.at(-1)).toBeGreaterThan(file.size);

    const statuses = new Set<string | null>();
    const production = await bacs.createProduction({ upload_id: upload.uuid ?? '' });
    const end = await bacs.waitFor(production, { onProgress: ({ status }) => statuses.add(status) });
    expect(end).toMatchObject({ status: 'completed', ulid: production.ulid, progress_percent: 100 });
    expect([...statuses].at(-1)).toBe('completed');

    const told: string[] = [];
    for await (const { type } of bacs.events({ after: 'oldest' })) {
      told.push(type);
      if (type === 'production.completed') break;
    }
    expect(told.slice(0, 2)).toEqual(['upload.completed', 'production.queued']);
  });
});
