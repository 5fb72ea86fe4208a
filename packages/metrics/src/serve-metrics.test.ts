import { expect, it, vi } from 'vitest';
import { openRegistry, serveMetrics } from './index.ts';

const local = { host: '127.0.0.1', port: 0, registry: openRegistry() };

it('serves what is up to date', async () => {
  const refresh = vi.fn(async () => {});
  const served = await serveMetrics({ ...local, refresh });
  const answer = await fetch(served.url);
  expect(answer.headers.get('content-type')).toMatch('text/plain; version=0.0.4');
  expect(await answer.text()).toMatch(/^process_cpu_seconds_total \d/m);
  expect(refresh).toHaveBeenCalledTimes(1);
  await served.close();
  await expect(fetch(served.url)).rejects.toThrow();
});

it('says what to do when the port is taken', async () => {
  const served = await serveMetrics(local);
  const { hostname: host, port } = new URL(served.url);
  await expect(serveMetrics({ ...local, host, port: Number(port) })).rejects.toThrow(
    /^METRICS_HOST, METRICS_PORT: .*EADDRINUSE.*: name an address of this machine and a port that is free$/,
  );
  await served.close();
});
