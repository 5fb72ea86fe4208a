import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { ApiClient } from './api-client.ts';
import type { World } from './operations.ts';

/** One of everything that a user can have. `members` is the user's own id. */
export async function buildWorld(api: ApiClient, name: string): Promise<World> {
  const file = join(inject('testDir'), `${name}.mp4`);
  await writeFile(file, 'bytes');
  const upload = await api.upload(file);
  const production = await api.produce(upload);
  const space = await api.call('POST', '/api/spaces', { type: 'group', name, slug: name });
  const publication = await api.call('POST', `/api/productions/${production.ulid}/publications`, {
    space_id: space.id,
  });
  const deletion = await api.call('DELETE', `/api/uploads/${(await api.upload(file)).uuid}`);
  const { api_key } = await api.call('POST', '/api/keys', { name });
  return {
    uploads: upload.uuid,
    productions: production.ulid,
    spaces: space.id,
    publications: publication.id,
    deletions: deletion.ulid,
    keys: api_key.id,
    profiles: 'landscape-both-hls',
    members: api_key.user_id,
  };
}
