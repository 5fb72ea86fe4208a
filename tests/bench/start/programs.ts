import { join } from 'node:path';
import { freePort } from '../../cluster/free-port.ts';
import type { Program } from './start-once.ts';

export const apps = ['api', 'worker', 'local-aws'] as const;
export type AppName = (typeof apps)[number];

const aws = (...clients: string[]) => clients.map((client) => `@aws-sdk/client-${client}`);
const service = ['ajv', 'bullmq', 'ioredis', 'kysely', 'mysql2', 'pino', 'typebox'];

/** What an app cannot do without: it opens its connections, its log and its port with these. */
const libraries: Record<AppName, string[]> = {
  api: [...service, ...aws('s3'), 'fastify'],
  worker: [...service, ...aws('mediaconvert', 's3', 'sqs')],
  'local-aws': ['ajv', 'execa', 'fast-xml-parser', 'fastify', 'typebox'],
};

const preload = join(import.meta.dirname, 'count-modules.ts');
const ready = /"msg":"(worker ready|Server listening|libraries loaded)/;

/** The app as Node runs it directly. */
export async function direct(app: AppName, env: NodeJS.ProcessEnv): Promise<Program> {
  return node(app, [`apps/${app}/src/main.ts`], await withPort(env));
}

/** The app with something before it that counts its modules */
export async function counting(app: AppName, env: NodeJS.ProcessEnv): Promise<Program> {
  return node(`${app}-modules`, ['--import', preload, `apps/${app}/src/main.ts`], await withPort(env));
}

/** The app as npm starts it. local-aws has no script. */
export async function byNpm(app: AppName, env: NodeJS.ProcessEnv): Promise<Program> {
  const quiet = { ...(await withPort(env)), npm_config_update_notifier: 'false' };
  return { name: `npm-${app}`, file: 'npm', args: ['run', app], env: quiet, ready };
}

/** A process that does nothing but import the libraries of the app. */
export function librariesOf(app: AppName, env: NodeJS.ProcessEnv): Program {
  return node(`${app}-floor`, [floor, ...libraries[app]], env);
}

/** A process that does nothing at all. */
export function empty(env: NodeJS.ProcessEnv): Program {
  return node('empty', [floor], env);
}

const floor = join(import.meta.dirname, 'floor.ts');

function node(name: string, args: string[], env: NodeJS.ProcessEnv): Program {
  return { name, file: process.execPath, args, env, ready };
}

async function withPort(env: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> {
  const port = String(await freePort());
  return { ...env, PORT: port, LOCAL_AWS_PORT: port, LOCAL_AWS_DIR: `${env['LOCAL_AWS_DIR']}-${port}` };
}
