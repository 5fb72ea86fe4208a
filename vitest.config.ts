import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Most of a test is waiting for processes, so there is more at a time than there are cores.
    maxWorkers: 2 * availableParallelism() + 1,
    // Nothing is mocked, and no file changes what another one imports: what is loaded once serves them all.
    isolate: false,
    experimental: { viteModuleRunner: false, nodeLoader: false },
    include: ['{apps,packages}/*/src/**/*.test.ts', 'tests/**/*.test.ts'],
    // Bounds for what hangs, not for what is slow: tests start real processes, on machines busy with others.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    globalSetup: ['tests/support/global-setup.ts'],
  },
});
