import { type FaultProxy, openProxy } from './proxy.ts';
import type { Server } from './server.ts';

/** One proxy for each server, shared by all processes or for one alone */
export type Proxies = { redis: FaultProxy; mysql: FaultProxy; aws: FaultProxy };

type Servers = Record<keyof Proxies, Pick<Server, 'port'>>;

export async function openProxies({ redis, mysql, aws }: Servers): Promise<Proxies> {
  const [redisProxy, mysqlProxy, awsProxy] = await Promise.all(
    [redis, mysql, aws].map(({ port }) => openProxy(port)),
  );
  if (!redisProxy || !mysqlProxy || !awsProxy) throw new Error('a proxy did not open');
  return { redis: redisProxy, mysql: mysqlProxy, aws: awsProxy };
}

export async function closeProxies(proxies: Proxies): Promise<void> {
  await Promise.all(Object.values(proxies).map((proxy) => proxy.close()));
}

/** Makes an app reach the servers at these ports, which belong to the servers or to their proxies. */
export function serversAt({ redis, mysql, aws }: Servers): NodeJS.ProcessEnv {
  return {
    REDIS_URL: `redis://127.0.0.1:${redis.port}`,
    DATABASE_URL: `mysql://root@127.0.0.1:${mysql.port}/bacs`,
    AWS_ENDPOINT_URL: `http://127.0.0.1:${aws.port}`,
  };
}

/** Makes a worker receive MediaConvert's events from the queue of local-aws, or none. */
export function eventsAt({ aws }: Servers, hasEvents: boolean): NodeJS.ProcessEnv {
  const url = `http://127.0.0.1:${aws.port}/000000000000/mediaconvert-events`;
  return { MEDIACONVERT_EVENTS_QUEUE_URL: hasEvents ? url : undefined };
}
