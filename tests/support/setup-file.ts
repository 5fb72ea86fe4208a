import { afterAll, beforeAll, TestRunner } from 'vitest';
import { beginTestsOf, endTests } from './after-tests.ts';

// These are the first hooks of each file, so that what its other hooks open is closed before all else.
const { file } = TestRunner.getCurrentSuite();
beforeAll(() => file && beginTestsOf(file));
afterAll(endTests);
