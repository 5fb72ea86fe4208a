import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * These files take longest and mostly wait. They begin first, so that none of them runs alone at the end: what takes long
 * is not always large.
 */
const longFiles = [
  /\/(soak|servers\/sentinel|traces\/schedule)/,
  /\/browser\/(story|web|operate|views)/,
  /\/faults\/crowd/,
  /\/faults\/partitions/,
  /\/faults\//,
  /\/pipeline\//,
  /\/local-aws\/src\/mediaconvert\/rendering/,
  /\/local-aws\/src\/(aws-cli|s3\/large-bodies|mediaconvert\/)/,
  /\/(upgrade|bench|doctor|db\/transaction)/,
  /\/stack\/src\/(main|servers\/find-servers)/,
];

class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // Vitest puts those first that took longest in the run before, or the largest.
    return (await super.sort(files)).toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = longFiles.findIndex((pattern) => pattern.test(moduleId));
  return rank === -1 ? longFiles.length : rank;
}

export default defineConfig({
  test: {
    // Most of a test is waiting for processes, so more run at a time than there are cores.
    maxWorkers: 2 * availableParallelism() + 1,
    sequence: { sequencer: LongFilesFirst },
    // Nothing is mocked and no file changes what another one imports: what is loaded once serves them all.
    isolate: false,
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // API, local-aws and worker live in these processes too: with more room for what is young, V8 collects less often.
    execArgv: ['--max-semi-space-size=64'],
    include: ['{apps,packages}/*/src/**/*.test.ts', 'tests/**/*.test.ts'],
    // Bounds for what hangs, not for what is slow: tests start real processes, on machines busy with others.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 180_000 } },
    setupFiles: ['tests/support/setup-file.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
  },
});
