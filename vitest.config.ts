import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Most of a test is waiting for processes, so one more at a time than there are cores.
    maxWorkers: availableParallelism() + 1,
    include: ['{apps,packages}/*/src/**/*.test.ts', 'tests/**/*.test.ts'],
    // Bounds for what hangs, not for what is slow: tests start real processes, on machines busy with others.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    globalSetup: ['tests/support/global-setup.ts'],
  },
});
