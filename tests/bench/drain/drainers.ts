import { once } from 'node:events';
import { join } from 'node:path';
import { baseEnvironment, localCredentials, localRegion, repositoryRoot } from '@bacs/stack';
import { execa } from 'execa';
import type { Scene } from '../scene/open-scene.ts';
import type { FloorTask } from './floor-task.ts';
import type { Drainer } from './run-drain.ts';
import { prefix } from './setting.ts';

/** As many as a worker takes by default */
const concurrency = 40;

/** A fault point looks for its file before each call. */
const withoutFaults = { FAULT_POINTS_DIR: undefined };

export async function startWorkers({ cluster }: Scene, count: number): Promise<Drainer[]> {
  const workers = await Promise.all(
    Array.from({ length: count }, () => cluster.startWorker({ env: withoutFaults })),
  );
  return workers.map((worker) => ({ pid: worker.pid, end: worker.stop }));
}

export async function startFloor(
  { cluster, signal }: Scene,
  { sample, tells = false }: Pick<FloorTask, 'sample'> & { tells?: boolean },
): Promise<Drainer[]> {
  const task: FloorTask = {
    databaseUrl: cluster.mysql.url,
    redisUrl: cluster.redis.url,
    prefix,
    concurrency,
    role: 'arn:aws:iam::000000000000:role/bacs-mediaconvert',
    tells,
    sample,
  };
  const floor = execa(process.execPath, [join(import.meta.dirname, 'floor.ts'), JSON.stringify(task)], {
    cwd: repositoryRoot,
    cancelSignal: signal,
    extendEnv: false,
    env: {
      ...baseEnvironment(),
      AWS_ENDPOINT_URL: cluster.aws.url,
      AWS_REGION: localRegion,
      AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    },
    stderr: 'inherit',
    buffer: false,
    reject: false,
  });
  await Promise.race([
    once(floor.stdout, 'data'),
    floor.then(({ shortMessage }) => {
      throw new Error(`The floor ended: ${shortMessage}`);
    }),
  ]);
  return [
    {
      pid: floor.pid ?? 0,
      end: () => {
        floor.kill('SIGKILL');
        return floor;
      },
    },
  ];
}
