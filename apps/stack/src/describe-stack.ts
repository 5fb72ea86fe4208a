import type { Stack } from './stack.ts';

/** Says where everything is. */
export function describeStack({ apiUrl, awsUrl, apiKeyFile, envFile, servers }: Stack, dir: string): string {
  const rows = [
    ['API', apiUrl],
    ['API reference', `${apiUrl}/docs`],
    ['Bull Board', `${apiUrl}/admin/queues`],
    ['API key', apiKeyFile],
    ['local-aws', `${awsUrl} (S3, MediaConvert and SQS)`],
    ['MySQL', hidePassword(servers.databaseUrl)],
    ['Redis', hidePassword(servers.redisUrl)],
    ['Logs', `${dir}/logs`],
    ['Try next', `BACS_API_URL=${apiUrl} BACS_API_KEY=$(cat ${quote(apiKeyFile)}) npx bacs list`],
    ['One more worker', `npm run worker -- --env-file ${quote(envFile)}`],
  ];
  return rows.map(([name, place]) => `  ${name?.padEnd(17)}${place}`).join('\n');
}

function quote(file: string): string {
  return /\s/.test(file) ? `'${file}'` : file;
}

function hidePassword(text: string): string {
  const url = new URL(text);
  if (url.password !== '') url.password = '***';
  return url.href;
}
