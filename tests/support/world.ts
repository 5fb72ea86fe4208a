import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { at, ok } from './answers.ts';
import type { ApiClient } from './api-client.ts';
import { deletionOf } from './deletions.ts';
import type { World } from './operations.ts';

/** Builds one of everything that a user can have. `members` is the user's own id; bulk actions are operators'. */
export async function buildWorld(api: ApiClient, name: string): Promise<World> {
  const file = join(inject('testDir'), `${name}.mp4`);
  await writeFile(file, 'bytes');
  const upload = await api.upload(file);
  const production = await api.produce(upload);
  const space = await ok(api.POST('/api/spaces', { body: { type: 'group', name, slug: name } }));
  const publication = await ok(
    api.POST('/api/productions/{id}/publications', { ...at(production.ulid), body: { space_id: space.id } }),
  );
  const invited = await ok(
    api.POST('/api/spaces/{id}/invitations', { ...at(space.id), body: { role: 'viewer' } }),
  );
  const doomed = await api.upload(file);
  const deletion = await deletionOf(api.DELETE('/api/uploads/{id}', at(doomed.uuid)));
  const { webhook } = await ok(
    // Nobody listens there.
    api.POST('/api/webhooks', { body: { url: 'http://127.0.0.1:9/', types: ['deletion.failed'] } }),
  );
  const { items } = await ok(api.GET('/api/events', { params: { query: { wait: 25 } } }));
  const { api_key } = await ok(api.POST('/api/keys', { body: { name } }));
  return {
    uploads: upload.uuid,
    productions: production.ulid,
    spaces: space.id,
    publications: publication.id,
    deletions: deletion.ulid,
    keys: api_key.id,
    profiles: 'landscape-both-hls',
    members: api.user.id,
    invitations: invited.invitation.id,
    webhooks: webhook.ulid ?? '',
    deliveries: items[0]?.id ?? 0,
    code: invited.code ?? '',
    'bulk-actions': '0'.repeat(26),
  };
}
