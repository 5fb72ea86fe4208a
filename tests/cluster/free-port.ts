import getPort, { portNumbers } from 'get-port';

/**
 * Finds a loopback port on which nothing listens. It stays free while its server is gone, because it is below the ports
 * that systems give to outgoing connections. Nor is it 10080, with which fetch talks to nobody.
 */
export async function freePort(): Promise<number> {
  const from = 11_000 + Math.floor(Math.random() * 19_000);
  return await getPort({ host: '127.0.0.1', port: portNumbers(from, from + 1_000), reserve: true });
}
