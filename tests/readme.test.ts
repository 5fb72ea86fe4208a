import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import { execa } from 'execa';
import { describe, expect, inject, it } from 'vitest';
import { ok } from './support/answers.ts';
import { createStudio } from './support/make-videos.ts';
import { startService } from './support/service.ts';

describe('the session in the README', () => {
  it('renders and publishes a video, line by line as it stands there', async () => {
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
    const { stdout } = await execa('bash', ['-euo', 'pipefail', '-c', script], { cwd: dir });
    await service.aws.setFaults({});
    expect(stdout).toContain('"status":"queued"');
    expect(stdout).toContain('"status":"published"');

    const { items } = await ok(api.GET('/api/productions'));
    const ulid = items[0]?.ulid ?? '';
    await api.waitFor(ulid, 'completed');
    const feed = await ok(api.GET('/api/feed'));
    expect(feed.items).toMatchObject([{ production_ulid: ulid }]);
  });
});
