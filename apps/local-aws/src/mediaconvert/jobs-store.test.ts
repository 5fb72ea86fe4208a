import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, it } from 'vitest';

it('reads more records than a process may open files', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'jobs-store-'));
  for (let i = 0; i < 1_000; i++) {
    await writeFile(
      join(dir, `${i}.json`),
      JSON.stringify({ job: { id: String(i) }, acceptedAt: i, tags: {} }),
    );
  }
  const script = `
    import { openJobsStore } from ${JSON.stringify(new URL('./jobs-store.ts', import.meta.url).href)};
    console.log((await openJobsStore(${JSON.stringify(dir)})).list().length);`;
  const node = [process.execPath, '--input-type=module', '-e', script];
  const { stdout } = await execa('sh', ['-c', 'ulimit -n 256; exec "$@"', 'sh', ...node]);
  expect(stdout).toBe('1000');
  await rm(dir, { recursive: true });
});
