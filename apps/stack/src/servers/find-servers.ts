import { describeError } from '../describe-error.ts';
import type { Processes } from '../processes/processes.ts';
import { type ComposedUrls, type ComposeService, isDockerUsable, startComposeServices } from './docker.ts';
import { ensureTools, type Say } from './ensure-tools.ts';
import { checkGivenServers, type GivenServers } from './given-servers.ts';
import { startMysql } from './mysql.ts';
import { startRedis } from './redis.ts';
import type { ToolName } from './tool-table.ts';

export type Ffmpeg = { ffmpegPath: string; ffprobePath: string };
export type Servers = Ffmpeg & { redisUrl: string; databaseUrl: string };

/** What the servers are started from, or where Docker runs them already. */
export type Found = Ffmpeg & {
  programs: Partial<Record<ToolName, string>>;
  composed: ComposedUrls;
};

export type FindOptions = {
  /** Private servers keep their data here. */
  dir: string;
  given: GivenServers;
  say: Say;
  /** The project for servers in a Docker engine. Without it, Docker is not used. */
  composeProject?: string;
};

/**
 * Finds the servers, and starts those that the environment does not name: in a Docker engine, or from the PATH with data
 * below `dir`, installing what is missing first. Where Docker cannot run one of them, it runs none.
 */
export async function findServers(processes: Processes, options: FindOptions): Promise<Servers> {
  return await startServers(processes, await findPrograms(processes, options), options);
}

/** Finds all programs, and starts in Docker what runs there. */
export async function findPrograms(
  processes: Processes,
  { given, say, composeProject }: FindOptions,
): Promise<Found> {
  await checkGivenServers(given);
  const open: ComposeService[] = [];
  if (!given.REDIS_URL) open.push('redis');
  if (!given.DATABASE_URL) open.push('mysql');
  const wanted: ToolName[] = [];
  if (!given.FFMPEG_PATH) wanted.push('ffmpeg');
  if (!given.FFPROBE_PATH) wanted.push('ffprobe');

  const withDocker = composeProject !== undefined && open.length > 0 && (await isDockerUsable());
  const programs: Partial<Record<ToolName, string>> = {};
  Object.assign(programs, await ensureTools(withDocker ? wanted : [...wanted, ...open], say));
  const composed = withDocker ? await tryCompose(processes, composeProject, open, say) : {};
  if (composed === null) Object.assign(programs, await ensureTools(open, say));

  return {
    programs,
    composed: composed ?? {},
    ffmpegPath: given.FFMPEG_PATH || (programs.ffmpeg ?? ''),
    ffprobePath: given.FFPROBE_PATH || (programs.ffprobe ?? ''),
  };
}

/** Starts the servers that run nowhere yet. */
export async function startServers(
  processes: Processes,
  { programs, composed, ffmpegPath, ffprobePath }: Found,
  { dir, given }: Pick<FindOptions, 'dir' | 'given'>,
): Promise<Servers> {
  const [redisUrl, databaseUrl] = await Promise.all([
    given.REDIS_URL || composed.redis || startRedis(processes, programs.redis ?? '', dir),
    given.DATABASE_URL || composed.mysql || startMysql(processes, programs.mysql ?? '', dir),
  ]);
  return { redisUrl, databaseUrl, ffmpegPath, ffprobePath };
}

/** Returns null when compose cannot start the services; for example, an engine without network may lack the images. */
async function tryCompose(
  processes: Processes,
  project: string,
  services: ComposeService[],
  say: Say,
): Promise<ComposedUrls | null> {
  say(`Starting ${services.join(' and ')} with Docker, which fetches images that it does not have yet`);
  try {
    return await startComposeServices(processes, project, services);
  } catch (error) {
    if (processes.isClosing()) throw error;
    say(`Docker cannot start them, so the programs of this machine run instead. ${describeError(error)}`);
    return null;
  }
}
