import type { Diagnosis } from './check.ts';
import { listChecks } from './checks.ts';
import { type Config, readConfig } from './config.ts';
import { openDependencies } from './dependencies.ts';
import { runChecks } from './run-checks.ts';

type Options = { workerArn?: string | undefined; apiArn?: string | undefined; limitMs: number };

/** Looks at everything that the service needs with the settings of this environment. It changes nothing. */
export async function diagnose(env: NodeJS.ProcessEnv, options: Options): Promise<Diagnosis> {
  const { workerArn, apiArn, limitMs } = options;
  let config: Config;
  try {
    config = readConfig(env);
  } catch (error) {
    return wrongSettings(error instanceof Error ? error.message : String(error));
  }
  // A server has to say no before its check is given up.
  const { deps, closeDependencies } = openDependencies(config, {
    workerArn,
    apiArn,
    deadlineMs: limitMs * 0.8,
  });
  try {
    return await runChecks(listChecks(deps), limitMs);
  } finally {
    await closeWithin(1_000, closeDependencies());
  }
}

/** Without its settings there is nothing to look at. */
function wrongSettings(message: string): Diagnosis {
  const finding = { severity: 'fatal' as const, code: 'SETTINGS_INVALID', about: ['settings'], message };
  return { checks: 1, findings: [finding], skipped: [] };
}

/** What has not answered may never do so, and what has refused refuses to be closed. */
async function closeWithin(ms: number, closing: Promise<void>): Promise<void> {
  await Promise.race([closing.catch(() => {}), new Promise((resolve) => setTimeout(resolve, ms).unref())]);
}
