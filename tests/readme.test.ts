import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import { execa } from 'execa';
import { describe, expect, inject, it } from 'vitest';
import { ok } from './support/answers.ts';
import { createStudio } from './support/make-videos.ts';
import { startService } from './support/service.ts';

describe('the session in the README', () => {
  it('renders and publishes a video, line by line as it stands there, and another one when it is run again', async () => {
    const service = await startService('readme');
    await service.runWorker();
    const api = await service.signUp();
    const dir = join(inject('testDir'), 'readme');
    await mkdir(join(dir, '.local'), { recursive: true });
    await writeFile(join(dir, '.local/api-key'), api.key);
    await createStudio(join(dir, '.local')).film('sample.mp4', '320x180', 1);

    const readme = await readFile(join(repositoryRoot, 'README.md'), 'utf8');
    const session = /```sh\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const script = session.replace('http://127.0.0.1:3000', service.apiUrl);
    // The render would otherwise be on its way before the session asks for the production.
    await service.aws.setFaults({ hold: ['CreateJob'] });
    for (const _run of ['first', 'second']) {
      const { stdout } = await execa('bash', ['-euo', 'pipefail', '-c', script], { cwd: dir });
      expect(stdout).toContain('"status":"queued"');
      expect(stdout).toContain('"status":"published"');
    }
    await service.aws.setFaults({});

    const { items } = await ok(api.GET('/api/productions'));
    const ulids = items.flatMap(({ ulid }) => ulid ?? []);
    expect(ulids).toHaveLength(2);
    for (const ulid of ulids) await api.waitFor(ulid, 'completed');
    const feed = await ok(api.GET('/api/feed'));
    expect(feed.items.map((item) => item.production_ulid)).toEqual(ulids);
  });
});
