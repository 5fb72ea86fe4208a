import { connect as connectPlainly } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect as connectByTls } from 'node:tls';
import { AbstractConnector, Redis, type RedisOptions } from 'ioredis';

export type Address = { host: string; port: number };
type Owner = Address & { slot: number };

const roundMs = 500;

/**
 * Makes the options of a connection to the node of a cluster that has the slot of this key, wherever it goes: any of the
 * nodes tells which one that is, as sentinels tell the primary. All keys of the queues are in one slot.
 */
export function followSlot(nodes: Address[], key: string): RedisOptions {
  let turn = 0;
  let slot: number | undefined;
  return {
    Connector: class extends AbstractConnector {
      readonly #options: RedisOptions;

      constructor(options: unknown) {
        const given = options as RedisOptions;
        super(given.disconnectTimeout ?? 0);
        this.#options = given;
      }

      /** An error would end the connection for good, so it goes on to ask until it is closed. */
      override async connect(tell: (event: string, error: Error) => void) {
        this.connecting = true;
        for (let asked = 1; ; asked += 1) {
          // A node that has lost the others may tell of old times: the next connection asks the next node first.
          const node = nodes[turn++ % nodes.length] as Address;
          const owner = await findOwner(node, key, this.#options).catch((error) => tell('error', error));
          if (!this.connecting) throw new Error('Connection is closed.');
          if (owner) {
            slot = owner.slot;
            this.stream = open(owner, this.#options);
            return this.stream;
          }
          if (asked % nodes.length === 0) await sleep(roundMs);
        }
      }
    },
    // The slot has gone to another node, which is asked for then. The command was not carried out. A key in another slot has
    // a prefix without braces: no node has all of those.
    reconnectOnError: ({ message }) => message.startsWith(`MOVED ${slot} `),
  };
}

function open({ host, port }: Address, { tls }: RedisOptions) {
  return tls ? connectByTls({ host, port, ...tls }) : connectPlainly({ host, port });
}

/** Asks a node who has the slot of the key. @throws what it answers, or why it does not */
async function findOwner(node: Address, key: string, options: RedisOptions): Promise<Owner> {
  const { username, password, tls, connectTimeout } = options;
  const redis = new Redis({
    ...{ ...node, username, password, tls, connectTimeout },
    commandTimeout: connectTimeout,
    enableReadyCheck: false,
    lazyConnect: true,
    retryStrategy: () => null,
  });
  let reason: Error | undefined;
  redis.on('error', (error) => {
    reason = error;
  });
  try {
    await redis.connect();
    const [slot, ranges] = await Promise.all([redis.cluster('KEYSLOT', key), redis.cluster('SLOTS')]);
    const [, , primary] = ranges.find(([from, to]) => from <= slot && slot <= to) ?? [];
    if (!primary) throw new Error('No node of the cluster has the slot of QUEUE_PREFIX.');
    // A node that does not know its own address means the one that it was asked at.
    return { slot, host: primary[0] || node.host, port: primary[1] };
  } catch (error) {
    // ioredis rejects with "Connection is closed.", whatever the real reason is.
    throw reason ?? error;
  } finally {
    redis.disconnect();
  }
}
