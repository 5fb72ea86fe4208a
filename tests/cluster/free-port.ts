import getPort, { portNumbers } from 'get-port';

/**
 * A port of loopback that nothing listens on, and that stays free while its server is not there: it is below those
 * that systems hand out to outgoing connections.
 */
export async function freePort(): Promise<number> {
  const from = 10_000 + Math.floor(Math.random() * 20_000);
  return await getPort({ host: '127.0.0.1', port: portNumbers(from, from + 1_000), reserve: true });
}
