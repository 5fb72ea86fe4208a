import { readFile } from 'node:fs/promises';
import { type Processes, type RunningProcess, repositoryRoot, waitForLine } from '@bacs/stack';
import { measureGroup, type Usage } from './process-group.ts';

export type Program = {
  name: string;
  file: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  /** the line of its log that says it is ready */
  ready: RegExp;
};

/** What it takes until a program is ready */
export type Start = Usage & { ready_ms: number };

let starts = 0;

/** Starts a program, measures it when its log says that it is ready, and stops it, so that it stores what it has compiled. */
export async function startOnce(processes: Processes, program: Program): Promise<Start> {
  const { start } = await run(processes, program);
  return start;
}

/** @returns how many modules of each package a program loads until its end; it has to run with `countModules`. */
export async function countModules(processes: Processes, program: Program): Promise<Record<string, number>> {
  const { child } = await run(processes, program);
  const lines = (await readFile(child.logFile, 'utf8')).split('\n');
  const line = lines.find((line) => line.includes('"modules counted"')) ?? '{"modules":{}}';
  return (JSON.parse(line) as { modules: Record<string, number> }).modules;
}

async function run(
  processes: Processes,
  { name, file, args, env, ready }: Program,
): Promise<{ child: RunningProcess; start: Start }> {
  const startedAt = Date.now();
  const child = processes.start({
    name: `${name}-${++starts}`,
    file,
    args,
    env,
    cwd: repositoryRoot,
    graceMs: 30_000,
  });
  // The line tells its time, for it may be some time until it is seen.
  const { time } = JSON.parse(await waitForLine(child, ready)) as { time: number };
  const usage = await measureGroup(child.pid);
  await child.stop();
  return { child, start: { ready_ms: time - startedAt, ...usage } };
}
