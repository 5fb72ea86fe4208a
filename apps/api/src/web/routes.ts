import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { pagePolicy } from './policy.ts';
import { unbuiltPage } from './unbuilt-page.ts';

const built = join(import.meta.dirname, '../../../web/dist');

/** What programs and other pages ask for. Addresses outside of these are those of the page's views. */
const notViews = /^\/(?:api|public|docs|health|assets|admin\/queues)(?:\/|$)/;

/** Serves the page to browsers: its files, and for the address of each view, which is no route, the one document. */
export async function servePage(
  app: FastifyInstance,
  { config, uploadsOrigin }: Pick<Dependencies, 'config' | 'uploadsOrigin'>,
): Promise<void> {
  const root = resolve(config.WEB_DIR ?? built);
  const policy = pagePolicy({ uploads: uploadsOrigin, outputs: new URL(config.OUTPUT_BASE_URL).origin });
  await app.register(files, { root, serve: false, preCompressed: true, suppressWarning: true });
  const schema = { hide: true };

  app.get('/assets/*', { schema }, async ({ params }, reply) => {
    const { '*': name } = params as { '*': string };
    // All of them lie in one folder. A path that leads out of it must not tell whether there is a file.
    if (basename(name) !== name || !(await isFile(join(root, 'assets', name)))) return reply.callNotFound();
    // The names of the files have hashes of what is in them.
    return reply.sendFile(`assets/${name}`, { immutable: true, maxAge: '1y' });
  });

  async function sendPage(reply: FastifyReply) {
    reply.code(200).header('content-security-policy', policy).header('vary', 'accept');
    const isBuilt = await isFile(join(root, 'index.html'));
    if (!isBuilt) return reply.code(503).type('text/html; charset=utf-8').send(unbuiltPage);
    return reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false });
  }

  app.get('/', { schema }, async (_request, reply) => sendPage(reply));

  // A route for any address would take requests for others, such as one whose parameter is too long for its route.
  app.addHook('onRequest', async (request, reply) => {
    if (request.is404 && isView(request)) return sendPage(reply);
  });
}

function isView({ method, url, headers }: FastifyRequest): boolean {
  const [path = ''] = url.split('?');
  const isReading = method === 'GET' || method === 'HEAD';
  return isReading && !notViews.test(path) && /\btext\/html\b/.test(headers.accept ?? '');
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true;
}
