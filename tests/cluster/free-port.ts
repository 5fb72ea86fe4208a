import getPort, { portNumbers } from 'get-port';

/**
 * Finds a loopback port on which nothing listens. It stays free while its server is gone, because it is below the ports
 * that systems give to outgoing connections. Nor is it 10080, with which fetch talks to nobody.
 */
export async function freePort(): Promise<number> {
  // A port that has been drawn is not listened on yet, so processes that draw at the same time do so from other ports.
  const slice = Number(process.env['VITEST_POOL_ID'] ?? 0) % 8;
  const from = 11_000 + 2_375 * slice + Math.floor(Math.random() * 1_375);
  return await getPort({ host: '127.0.0.1', port: portNumbers(from, from + 1_000), reserve: true });
}
