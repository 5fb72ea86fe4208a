import { join } from 'node:path';
import { baseEnvironment, openProcesses, type Processes } from '@bacs/stack';
import { beforeAll, expect, inject, it } from 'vitest';
import { afterTests } from '../../support/after-tests.ts';
import { librariesOf } from './programs.ts';
import { countModules, startOnce } from './start-once.ts';

let processes: Processes;
beforeAll(async () => {
  processes = await openProcesses(join(inject('testDir'), 'bench-start'));
});
afterTests(() => processes.close());

const libraries = librariesOf('local-aws', baseEnvironment());

it('measures a program when it is ready', async () => {
  const start = await startOnce(processes, libraries);
  expect(start.ready_ms).toBeGreaterThan(0);
  expect(start.user_ms + start.system_ms).toBeGreaterThan(0);
  // Node itself takes more than this, and only a sum in another unit is far more.
  expect(start.rss_mb).toBeGreaterThan(20);
  expect(start.rss_mb).toBeLessThan(2_000);
});

it('counts the modules of each package', async () => {
  const preload = ['--import', join(import.meta.dirname, 'count-modules.ts')];
  const modules = await countModules(processes, { ...libraries, args: [...preload, ...libraries.args] });
  expect(modules).toMatchObject({ fastify: expect.any(Number), typebox: expect.any(Number) });
  expect(modules['ours']).toBe(1);
});
