import getPort, { portNumbers } from 'get-port';

/**
 * Finds a loopback port on which nothing listens. It stays free while its server is gone, because it is below the ports
 * that systems give to outgoing connections.
 */
export async function freePort(): Promise<number> {
  const from = 10_000 + Math.floor(Math.random() * 20_000);
  return await getPort({ host: '127.0.0.1', port: portNumbers(from, from + 1_000), reserve: true });
}
