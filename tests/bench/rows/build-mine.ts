import { randomUUID } from 'node:crypto';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Database, Production } from '@bacs/db';
import { storePreview, tryStart } from '@bacs/db/bulk';
import { createApiKey, findApiKeysByPrefix } from '@bacs/db/keys';
import { insertSpace, putMember, tryInvite } from '@bacs/db/spaces';
import { insertUpload } from '@bacs/db/uploads';
import { sql } from 'kysely';
import { ulid as newUlid } from 'ulid';
import type { World } from '../../support/operations.ts';
import { addRendered } from '../../support/rendered.ts';
import { addProduction, addUpload, updateRow } from '../../support/rows.ts';
import { addDelivered, addWebhook } from './add-webhook.ts';
import { fillTables } from './fill-tables.ts';

/** A user with one of everything, and as many rows in each list as asked for. */
export type Mine = {
  userId: number;
  keys: { member: string; operator: string };
  /** What a request names unless it says otherwise. */
  world: World;
  /** A channel of somebody else, into which the user publishes. */
  hall: number;
  /** Makes what a request that changes something needs; each call makes another one. */
  make: Makers;
};

export type Makers = {
  production: (status: 'queued' | 'completed' | 'failed') => Promise<Production>;
  publication: (status: 'pending' | 'published' | 'unpublished') => Promise<number>;
  /** An upload whose file is in S3 but not completed. */
  sentUpload: () => Promise<string>;
  /** An upload with productions and publications. */
  fullUpload: () => Promise<string>;
  /** The UUID of an upload that has been deleted. */
  code: () => Promise<string>;
  deletedUpload: () => Promise<string>;
  key: () => Promise<number>;
  deletion: () => Promise<string>;
  webhook: () => Promise<string>;
  /** A bulk action on the newest `count` productions that waits for its worker. */
  bulkAction: (count: number, status?: 'previewed' | 'running') => Promise<string>;
  /** The space of the world, which is closed, as if the clear job had come to its end. It keeps what it shows. */
  clearedSpace: () => Promise<number>;
};

let users = 0;

export async function buildMine(
  db: Database,
  s3: S3Client,
  { own, onProgress }: { own: number; onProgress?: (rows: number) => void },
): Promise<Mine> {
  const person = (name: string) => ({
    email: `${name}-${process.pid}-${++users}@example.com`,
    displayName: name,
  });
  const me = person('me');
  const { key: member, userId } = await createApiKey(db, { ...me, role: 'member', name: 'member' });
  const { key: operator } = await createApiKey(db, { ...me, role: 'operator', name: 'operator' });
  // The note of a key's last use would otherwise come with some request.
  await sql`UPDATE api_keys SET last_used_at = CURRENT_TIMESTAMP(3) + INTERVAL 1 DAY WHERE user_id = ${userId}`.execute(
    db,
  );
  const { userId: somebody } = await createApiKey(db, { ...person('host'), role: 'member', name: 'member' });
  const channel = (ownerUserId: number) =>
    insertSpace(db, { type: 'channel', name: 'Channel', slug: randomUUID(), ownerUserId });
  const [spaceId, hall] = [await channel(userId), await channel(somebody)];
  await putMember(db, { spaceId: hall, userId, role: 'publisher' });
  await putMember(db, { spaceId, userId: somebody, role: 'viewer' });

  const upload = await addUpload(db, userId);
  await updateRow(db, 'uploads', upload.id, { status: 'uploaded' });
  const production = await addRendered(db, upload);
  const rows = { owner: { userId }, uploadId: upload.id, productionId: production.id };
  await fillTables(db, { ...rows, count: own, spaceId, onProgress });
  await fillTables(db, { ...rows, count: 300, spaceId: hall });
  const publish = async ({ id, upload_id }: Production, status: string) => {
    const { insertId } = await sql`INSERT INTO space_publications (upload_id, production_id, space_id, status,
      requested_by, approved_by, visibility, owner_user_id, visible_in_space, visible_in_global, published_at)
      VALUES (${upload_id}, ${id}, ${spaceId}, ${status}, ${userId}, ${userId}, 'inherit', ${userId}, 1, 1,
      '2026-02-01')`.execute(db);
    return Number(insertId);
  };
  const newestDeletion = () =>
    db
      .selectFrom('deletions')
      .select(['ulid', 'upload_uuid'])
      .where('user_id', '=', userId)
      .where('status', '=', 'completed')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
  const make: Makers = {
    async production(status) {
      return status === 'queued'
        ? await addProduction(db, upload)
        : await addRendered(db, upload, { end: status });
    },
    publication: async (status) => await publish(await addRendered(db, upload), status),
    async sentUpload() {
      const uuid = randomUUID();
      const key = `uploads/2026-11/22/${uuid}/video.mp4`;
      const { s3_bucket, ...columns } = {
        s3_bucket: upload.s3_bucket,
        content_type: 'video/mp4',
        size_bytes: 5,
      };
      await s3.send(new PutObjectCommand({ Bucket: s3_bucket, Key: key, Body: 'bytes' }));
      await insertUpload(db, {
        ...columns,
        s3_bucket,
        s3_key: key,
        original_filename: null,
        description: null,
        width: null,
        height: null,
        asset_uuid: uuid,
        date_ymd: '2026-11-22',
        orientation: null,
        user_id: userId,
      });
      return uuid;
    },
    async fullUpload() {
      const full = await addUpload(db, userId);
      for (let count = 0; count < 3; count += 1) await publish(await addRendered(db, full), 'published');
      return full.asset_uuid ?? '';
    },
    key: async () => {
      const { key } = await createApiKey(db, { ...me, role: 'member', name: 'another' });
      return (await findApiKeysByPrefix(db, key.slice(0, 13)))[0]?.id ?? 0;
    },
    code: async () => (await invite(db, hall, somebody)).code,
    deletedUpload: async () => (await newestDeletion()).upload_uuid ?? '',
    deletion: async () => (await newestDeletion()).ulid,
    webhook: async () => (await addWebhook(db, userId)).ulid,
    async bulkAction(count, status = 'running') {
      const productions = await db
        .selectFrom('productions')
        .select(['id', 'ulid', 'status'])
        .orderBy('id', 'desc')
        .limit(count)
        .execute();
      const ulid = newUlid();
      await storePreview(db, { ulid, action: 'retry', filter: {}, userId, most: 0, productions });
      if (status === 'running') await tryStart(db, { ulid, userId });
      return ulid;
    },
    async clearedSpace() {
      await updateRow(db, 'spaces', spaceId, { cleared_at: '2026-12-01' });
      return spaceId;
    },
  };
  const { id: endpointId, ulid: webhooks } = await addWebhook(db, userId);
  const deliveries = await addDelivered(db, { userId, endpointId, count: own });
  const world: World = {
    webhooks,
    deliveries,
    uploads: upload.asset_uuid ?? '',
    productions: production.ulid,
    spaces: spaceId,
    publications: await publish(production, 'published'),
    deletions: await make.deletion(),
    keys: await make.key(),
    profiles: 'landscape-both-hls',
    members: somebody,
    ...(await invite(db, spaceId, userId)),
    'bulk-actions': await make.bulkAction(own),
  };
  return { userId, keys: { member, operator }, world, hall, make };
}

/** Invites somebody into the space. @returns the invitation's id, and its code. */
async function invite(
  db: Database,
  spaceId: number,
  actorId: number,
): Promise<Pick<World, 'invitations' | 'code'>> {
  const invitation = { spaceId, role: 'viewer' as const, actorId, hours: 1 };
  const made = await db.transaction().execute((tx) => tryInvite(tx, invitation));
  return { invitations: made?.id ?? 0, code: made?.code ?? '' };
}
