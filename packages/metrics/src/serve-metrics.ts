import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';

type Options = {
  host: string;
  /** 0 for one that is free */
  port: number;
  registry: Registry;
  /** Brings up to date what is not counted as it happens. It never throws. */
  refresh?: () => Promise<void>;
};

export type MetricsServer = { url: string; close: () => Promise<void> };

/**
 * Serves the metrics at /metrics, without a key, to whoever reaches the port.
 * @throws an error that says what to do when nothing can listen there.
 */
export async function serveMetrics({
  host,
  port,
  registry,
  refresh = async () => {},
}: Options): Promise<MetricsServer> {
  const server = createServer(async ({ method, url }, response) => {
    if (method !== 'GET' || url?.split('?')[0] !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    await refresh();
    const text = await registry.metrics().catch(() => undefined);
    response.writeHead(text === undefined ? 500 : 200, { 'content-type': registry.contentType }).end(text);
  });
  server.listen({ host, port });
  await once(server, 'listening').catch((error: Error) => {
    throw new Error(
      `METRICS_HOST, METRICS_PORT: ${error.message}: name an address of this machine and a port that is free`,
    );
  });
  // A process that has nothing else to do ends.
  server.unref();
  const { port: own } = server.address() as AddressInfo;
  return { url: `http://${host}:${own}/metrics`, close: () => close(server) };
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
