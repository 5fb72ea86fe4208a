import type { Processes } from '../processes/processes.ts';
import { type ComposeService, isDockerRunning, startComposeServices } from './docker.ts';
import { ensureTools, type Say } from './ensure-tools.ts';
import { answersQuery, startMysql } from './mysql.ts';
import { answersPing, startRedis } from './redis.ts';
import type { ToolName } from './tool-table.ts';

export type GivenServers = {
  REDIS_URL?: string;
  DATABASE_URL?: string;
  FFMPEG_PATH?: string;
  FFPROBE_PATH?: string;
};

export type Servers = { redisUrl: string; databaseUrl: string; ffmpegPath: string; ffprobePath: string };

/**
 * Finds or starts each server, independently of the others: given by the environment, run by a Docker
 * engine, run from the PATH with data below `dir`, or installed and then run.
 */
export async function findServers(
  processes: Processes,
  dir: string,
  project: string,
  given: GivenServers,
  say: Say,
): Promise<Servers> {
  const open: ComposeService[] = [];
  if (!given.REDIS_URL) open.push('redis');
  if (!given.DATABASE_URL) open.push('mysql');
  const withDocker = open.length > 0 && (await isDockerRunning());

  const wanted: ToolName[] = withDocker ? [] : [...open];
  if (!given.FFMPEG_PATH) wanted.push('ffmpeg');
  if (!given.FFPROBE_PATH) wanted.push('ffprobe');
  const programs: Partial<Record<ToolName, string>> = await ensureTools(wanted, say);

  const composed = withDocker ? await startComposeServices(processes, project, open) : {};
  const [redisUrl, databaseUrl] = await Promise.all([
    given.REDIS_URL ?? composed.redis ?? startRedis(processes, programs.redis ?? '', dir),
    given.DATABASE_URL ?? composed.mysql ?? startMysql(processes, programs.mysql ?? '', dir),
  ]);
  await demandAnswer('Redis', given.REDIS_URL, answersPing);
  await demandAnswer('MySQL', given.DATABASE_URL, answersQuery);
  return {
    redisUrl,
    databaseUrl,
    ffmpegPath: given.FFMPEG_PATH ?? programs.ffmpeg ?? '',
    ffprobePath: given.FFPROBE_PATH ?? programs.ffprobe ?? '',
  };
}

async function demandAnswer(
  server: string,
  url: string | undefined,
  answers: (url: string) => Promise<boolean>,
) {
  if (!url) return;
  try {
    await answers(url);
  } catch (cause) {
    const place = new URL(url).host;
    throw new Error(`No ${server} answers at ${place}, which the environment names`, { cause });
  }
}
