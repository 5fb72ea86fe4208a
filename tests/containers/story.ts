import { type BacsClient, createClient, ok, type Production } from '@bacs/client';
import { execa } from 'execa';
import { docker, inspectContainer } from './docker.ts';
import { checkUnwritten, checkUsers, readCpuMs } from './inspect-containers.ts';
import type { Project } from './project.ts';

export type Findings = {
  /** From the start of a container until it is ready, and what that takes of a CPU. */
  start: { api_ms: number; api_cpu_ms: number; worker_ms: number; worker_cpu_ms: number };
  completed: number;
  /** The seconds of picture that play of the first production. */
  plays_s: number;
  /** The production of the worker that was killed was completed by another one. */
  finished_by_another: boolean;
  drain: { ms: number; exit_code: number };
  /** SIGTERM in the middle of a start. */
  early_stop: { ms: number; exit_code: number };
};

const graceMs = 30_000;
const stuckMs = 180_000;

/** A fast machine has a render done before a look at MediaConvert has seen it begin. */
const renders = /^(submitted|processing)$/;

/** Runs the service in containers, and through what happens to containers. @throws what does not hold */
export async function runStory(project: Project, say: (line: string) => void): Promise<Findings> {
  say('Starting the service with two workers …');
  await project.compose('up', '--detach', '--wait', '--wait-timeout', '180', '--scale', 'worker=2');
  const start = await measureStarts(project);

  say('Rendering a video …');
  const bacs = createClient({ apiUrl: project.apiUrl, apiKey: await createKey(project) });
  const film = await makeFilm(project, 30);
  const upload = await bacs.upload(film, { filename: 'film.mp4', content_type: 'video/mp4' });
  const render = async () => await bacs.createProduction({ upload_id: upload.uuid ?? '' });
  const first = await untilCompleted(bacs, await render());
  const plays_s = await playThrough(project, first);

  say('Killing the worker of a render …');
  const second = await untilSubmitted(bacs, await render());
  const killed = await findWorkerOf(project, second);
  await docker(['kill', '--signal', 'KILL', killed]);
  await untilCompleted(bacs, second);
  const finished_by_another = !(await hasSaid(killed, second, 'completed'));

  say('Stopping a worker in the middle of a render …');
  await docker(['start', killed]);
  await waitForHealth(killed);
  const third = await untilSubmitted(bacs, await render());
  const drained = await findWorkerOf(project, third);
  const drain = await stop(drained, graceMs);
  if (drain.exit_code !== 0) throw new Error(`A worker that was told to stop ended with ${drain.exit_code}`);
  await untilCompleted(bacs, third);

  say('Stopping a worker while it starts …');
  await docker(['start', drained]);
  const early_stop = await stop(drained, graceMs);
  if (early_stop.ms > 5_000) throw new Error(`A worker that started took ${early_stop.ms} ms to stop`);

  const ours = (await Promise.all(['api', 'worker', 'local-aws'].map(project.containersOf))).flat();
  const all = [...ours, ...(await Promise.all(['mysql', 'redis'].map(project.containersOf))).flat()];
  for (const container of ours) await checkUnwritten(container);
  for (const container of all.filter((container) => container !== drained)) await checkUsers(container);
  const { items } = await ok(bacs.http.GET('/api/productions', { params: { query: {} } }));
  const completed = items.filter(({ status }) => status === 'completed').length;
  if (completed !== 3) throw new Error(`${completed} of 3 productions are completed`);
  return { start, completed, plays_s, finished_by_another, drain, early_stop };
}

/** One API and one worker are started again, alone. */
async function measureStarts(project: Project): Promise<Findings['start']> {
  const measure = async (service: string, ready: RegExp) => {
    const [container = ''] = await project.containersOf(service);
    await docker(['stop', container]);
    await docker(['start', container]);
    const startedAt = Date.parse(await inspectContainer(container, '.State.StartedAt'));
    const readyAt = await waitForLine(container, ready, startedAt);
    return { ms: readyAt - startedAt, cpuMs: Math.round(await readCpuMs(container)) };
  };
  const api = await measure('api', /Server listening|API ready/);
  const worker = await measure('worker', /worker ready/);
  return { api_ms: api.ms, api_cpu_ms: api.cpuMs, worker_ms: worker.ms, worker_cpu_ms: worker.cpuMs };
}

async function createKey(project: Project): Promise<string> {
  const command = ['apps/admin/src/main.ts', 'keys', 'create', '--user', 'containers@example.com'];
  const said = await project.compose('run', '--rm', '--no-TTY', 'admin', 'node', ...command);
  const key = said.trim().split('\n').at(-1)?.trim();
  if (!key) throw new Error(`No key in ${said}`);
  return key;
}

async function makeFilm(project: Project, seconds: number): Promise<Blob> {
  const [localAws = ''] = await project.containersOf('local-aws');
  const picture = ['-f', 'lavfi', '-i', `testsrc=size=1280x720:rate=10:duration=${seconds}`];
  const tone = ['-f', 'lavfi', '-i', `sine=duration=${seconds}`];
  const codecs = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];
  const output = ['-movflags', 'frag_keyframe+empty_moov', '-f', 'mp4', 'pipe:1'];
  const command = ['ffmpeg', '-v', 'error', ...picture, ...tone, ...codecs, ...output];
  const { stdout } = await execa('docker', ['exec', localAws, ...command], { encoding: 'buffer' });
  return new Blob([new Uint8Array(stdout)]);
}

async function untilCompleted(bacs: BacsClient, production: Production): Promise<Production> {
  const ended = await bacs.waitFor(production, { signal: AbortSignal.timeout(stuckMs) });
  if (ended.status !== 'completed')
    throw new Error(`${ended.ulid} is ${ended.status}: ${ended.error?.code} ${ended.error?.message}`);
  return ended;
}

async function untilSubmitted(bacs: BacsClient, { ulid }: Production): Promise<Production> {
  const params = { path: { id: String(ulid) } };
  return await until(`${ulid} is submitted`, async () => {
    const production = await ok(bacs.http.GET('/api/productions/{id}', { params }));
    return renders.test(production.status ?? '') ? production : undefined;
  });
}

/** Decodes every frame of the playlist as a player gets it. @returns the seconds of picture */
async function playThrough(project: Project, { outputs }: Production): Promise<number> {
  const url = outputs?.flatMap(({ playlist_url }) => playlist_url ?? [])[0];
  if (url === undefined) throw new Error('The production has no playlist');
  const inside = url.replace(/^http:\/\/[^/]+/, 'http://127.0.0.1:4566');
  const [localAws = ''] = await project.containersOf('local-aws');
  const play = [
    '-v',
    'error',
    '-xerror',
    '-i',
    inside,
    '-map',
    '0:v:0',
    '-f',
    'null',
    '-progress',
    'pipe:1',
    '-',
  ];
  const said = await docker(['exec', localAws, 'ffmpeg', ...play]);
  return Number([...said.matchAll(/out_time_us=(\d+)/g)].at(-1)?.[1]) / 1e6;
}

async function findWorkerOf(project: Project, production: Production): Promise<string> {
  const workers = await project.containersOf('worker');
  return await until(`a worker says that it has submitted ${production.ulid}`, async () => {
    for (const worker of workers) if (await hasSaid(worker, production, 'submitted')) return worker;
    return undefined;
  });
}

async function hasSaid(container: string, { ulid }: Production, what: string): Promise<boolean> {
  const lines = (await readLog(container)).split('\n');
  return lines.some((line) => line.includes(String(ulid)) && line.includes(`"msg":"${what}"`));
}

async function stop(container: string, withinMs: number): Promise<{ ms: number; exit_code: number }> {
  const before = performance.now();
  await docker(['stop', '--time', String(withinMs / 1_000), container]);
  const ms = Math.round(performance.now() - before);
  const exit_code = Number(await inspectContainer(container, '.State.ExitCode'));
  if (exit_code === 137) throw new Error(`${container} did not stop within ${withinMs} ms`);
  return { ms, exit_code };
}

async function waitForHealth(container: string): Promise<void> {
  await until(`${container} is healthy`, async () =>
    (await inspectContainer(container, '.State.Health.Status')) === 'healthy' ? true : undefined,
  );
}

/** @returns when the first line like this came after the time: milliseconds since 1970 */
async function waitForLine(container: string, wanted: RegExp, after: number): Promise<number> {
  return await until(`${container} says ${wanted}`, async () => {
    const since = new Date(after).toISOString();
    const line = (await readLog(container, '--timestamps', '--since', since))
      .split('\n')
      .find((line) => wanted.test(line));
    return line === undefined ? undefined : Date.parse(line.split(' ')[0] ?? '');
  });
}

async function readLog(container: string, ...options: string[]): Promise<string> {
  const { all } = await execa('docker', ['logs', ...options, container], { all: true });
  return all;
}

async function until<Found>(what: string, look: () => Promise<Found | undefined>): Promise<Found> {
  const giveUpAt = Date.now() + stuckMs;
  while (Date.now() < giveUpAt) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`In ${stuckMs / 1_000} s it has not happened that ${what}`);
}
