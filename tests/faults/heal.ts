import type { Cluster } from '../cluster/cluster.ts';
import type { Aws } from '../cluster/servers.ts';

/** Removes every fault that a test, ended or aborted, has set up before the servers. */
export async function heal({ redis, mysql, aws }: Cluster<Aws>): Promise<void> {
  const servers = [redis, mysql];
  for (const server of servers) server.process().kill('SIGCONT');
  await Promise.all(servers.map((server) => server.start()));
  await Promise.all([redis, mysql, aws].map(({ proxy }) => proxy.setMode('pass')));
  await redis.client.config('SET', 'maxmemory', '0');
  await aws.control.setFaults({});
}
