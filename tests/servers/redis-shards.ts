import { Redis } from 'ioredis';
import { expect, vi } from 'vitest';
import { freePort } from '../cluster/free-port.ts';
import { afterTests } from '../support/after-tests.ts';
import { patiently } from '../support/patiently.ts';
import { startOddRedis } from './odd-servers.ts';

type Node = { id: string; port: number; busPort: number; client: Redis };

export type Shards = {
  /** Any of these knows the cluster. */
  url: string;
  /** That of a primary that has other slots than the key's, at first */
  otherUrl: string;
  nodes: Node[];
  /** Finds the primary that has the slot, as a node that has not ended tells it. */
  findOwner: () => Promise<Node>;
  /** Moves the slot, with what is in it, to another primary. */
  moveSlot: (to: Node) => Promise<void>;
};

const ranges = [
  [0, 5_460],
  [5_461, 10_922],
  [10_923, 16_383],
] as const;

/**
 * Starts a cluster of Redis with three primaries; the one that has the slot of the key has a replica. It ends after the
 * file's tests.
 */
export async function startShards(key: string): Promise<Shards> {
  const nodes = await Promise.all(Array.from({ length: 4 }, startNode));
  const [first, ...others] = nodes as [Node, ...Node[]];
  for (const [index, [from, to]] of ranges.entries())
    await nodes[index]?.client.cluster('ADDSLOTSRANGE', from, to);
  // What they know of each other's time decides whose claim to a slot counts.
  for (const [index, { client }] of nodes.entries()) await client.cluster('SET-CONFIG-EPOCH', index + 1);
  for (const { port, busPort } of others)
    await first.client.call('CLUSTER', 'MEET', '127.0.0.1', port, busPort);
  const slot = await first.client.cluster('KEYSLOT', key);
  const shards: Shards = {
    url: `redis://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}?cluster=true`,
    otherUrl: '',
    nodes,
    findOwner: async () => {
      const asked = nodes.find(({ client }) => client.status === 'ready');
      const told = (await asked?.client.cluster('SLOTS')) ?? [];
      const [, , primary] = told.find(([from, to]) => from <= slot && slot <= to) ?? [];
      return nodes.find(({ port }) => port === primary?.[1]) as Node;
    },
    moveSlot: async (to) => {
      const from = await shards.findOwner();
      await to.client.cluster('SETSLOT', slot, 'IMPORTING', from.id);
      await from.client.cluster('SETSLOT', slot, 'MIGRATING', to.id);
      for (;;) {
        const keys = await from.client.cluster('GETKEYSINSLOT', slot, 100);
        if (keys.length === 0) break;
        await from.client.migrate('127.0.0.1', to.port, '', 0, 5_000, 'KEYS', ...keys);
      }
      for (const { client } of [to, from]) await client.cluster('SETSLOT', slot, 'NODE', to.id);
    },
  };
  await vi.waitFor(() => allAgree(nodes), patiently);
  const owner = await shards.findOwner();
  shards.otherUrl = `redis://127.0.0.1:${nodes.find((node) => node !== owner)?.port}`;
  const replica = nodes.at(-1) as Node;
  await replica.client.cluster('REPLICATE', owner.id);
  await vi.waitFor(
    async () => expect(await owner.client.info('replication')).toMatch(/slave0:.*state=online/),
    patiently,
  );
  await vi.waitFor(() => allAgree(nodes), patiently);
  return shards;
}

async function startNode(): Promise<Node> {
  const busPort = await freePort();
  const settings = { enabled: 'yes', port: String(busPort), 'node-timeout': '2000' };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--cluster-${name}`, value]);
  const url = await startOddRedis('--appendonly', 'yes', ...args);
  const client = new Redis(url, { retryStrategy: () => 200, maxRetriesPerRequest: 0 });
  client.on('error', () => {});
  afterTests(() => client.disconnect());
  return { id: String(await client.cluster('MYID')), port: Number(new URL(url).port), busPort, client };
}

async function allAgree(nodes: Node[]): Promise<void> {
  for (const { client } of nodes) {
    const info = await client.cluster('INFO');
    expect(info).toContain('cluster_state:ok');
    expect(info).toContain('cluster_known_nodes:4');
  }
}
