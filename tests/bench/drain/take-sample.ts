import { accept } from '../scene/accept.ts';
import type { Scene, User } from '../scene/open-scene.ts';
import { waitForCounts } from '../scene/productions.ts';
import { startWorkers } from './drainers.ts';
import type { Sample } from './floor-task.ts';

const timeoutMs = 30_000;

/** Has a worker submit a production of each user's upload, which also describes the source of all others. */
export async function takeSample(scene: Scene, users: User[]): Promise<Sample> {
  const { cluster } = scene;
  const [[ulid = ''] = []] = await Promise.all(users.map((user) => accept(user, 1)));
  const workers = await startWorkers(scene, 1);
  if (!(await waitForCounts(scene, ({ submitted = 0 }) => submitted === users.length, timeoutMs)))
    throw new Error('The sample was not submitted');
  await Promise.all(workers.map(({ end }) => end()));
  const { profile, settings_hash, output_prefix } = await cluster.mysql.db
    .selectFrom('productions')
    .select(['profile', 'settings_hash', 'output_prefix'])
    .where('ulid', '=', ulid)
    .executeTakeFirstOrThrow();
  const [job] = await cluster.aws.control.jobsOf(ulid);
  return {
    ulid,
    profile: profile ?? '',
    settingsHash: settings_hash ?? '',
    outputPrefix: output_prefix ?? '',
    settings: JSON.stringify(job?.Settings),
  };
}
