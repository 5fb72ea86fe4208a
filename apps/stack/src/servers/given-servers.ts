import { parseDatabaseUrl } from '@bacs/db';
import { answersQuery } from './mysql.ts';
import { answersPing } from './redis.ts';

export type GivenServers = {
  REDIS_URL?: string;
  DATABASE_URL?: string;
  FFMPEG_PATH?: string;
  FFPROBE_PATH?: string;
};

/** Throws unless the servers that the environment names answer. No message contains a password. */
export async function checkGivenServers({ REDIS_URL, DATABASE_URL }: GivenServers): Promise<void> {
  if (REDIS_URL) checkForm('REDIS_URL', REDIS_URL, /^rediss?:$/, 'redis://host:6379');
  if (DATABASE_URL) checkForm('DATABASE_URL', DATABASE_URL, /^mysql:$/, 'mysql://user:password@host:3306/');
  // The API finds Redis through sentinels, too; here it is asked directly.
  if (REDIS_URL && new URL(REDIS_URL).search !== '')
    throw new Error('REDIS_URL has parameters; the stack takes only the address of the Redis itself');
  if (DATABASE_URL) checkDatabaseUrl(DATABASE_URL);
  if (REDIS_URL) await demandAnswer('Redis', 'REDIS_URL', REDIS_URL, answersPing);
  if (DATABASE_URL) await demandAnswer('MySQL', 'DATABASE_URL', DATABASE_URL, answersQuery);
}

function checkForm(variable: string, url: string, protocol: RegExp, example: string): void {
  if (URL.canParse(url) && protocol.test(new URL(url).protocol) && new URL(url).hostname !== '') return;
  throw new Error(`${variable} is not a URL such as ${example}`);
}

function checkDatabaseUrl(url: string): void {
  try {
    parseDatabaseUrl(url);
  } catch (error) {
    throw new Error(`DATABASE_URL ${error instanceof Error ? error.message : error}`);
  }
}

async function demandAnswer(
  server: string,
  variable: string,
  url: string,
  answers: (url: string) => Promise<boolean>,
): Promise<void> {
  try {
    await answers(url);
  } catch (cause) {
    throw new Error(`${server} at ${new URL(url).host}, which ${variable} names, cannot be used`, { cause });
  }
}
