import { type BacsClient, type components, ok, type Production } from '@bacs/client';

export type FeedItem = components['schemas']['FeedItem'];
type Space = components['schemas']['Space'];

/** Publishes into the channel "demo", and returns what its feed and the global feed show of it. */
export async function publishInDemoChannel(
  bacs: BacsClient,
  productions: Production[],
): Promise<{ spaceFeed: FeedItem[]; globalFeed: FeedItem[] }> {
  const { id: space_id } = await ensureSpace(bacs);
  for (const { ulid } of productions) {
    const params = { path: { id: ulid ?? '' } };
    await ok(bacs.http.POST('/api/productions/{id}/publications', { params, body: { space_id } }));
  }
  const isOurs = (item: FeedItem) => productions.some(({ ulid }) => ulid === item.production_ulid);
  const space = await ok(bacs.http.GET('/api/spaces/{id}/feed', { params: { path: { id: space_id } } }));
  const all = await ok(bacs.http.GET('/api/feed'));
  return { spaceFeed: space.items.filter(isOurs), globalFeed: all.items.filter(isOurs) };
}

async function ensureSpace(bacs: BacsClient): Promise<Space> {
  for await (const space of bacs.items('/api/spaces', { query: { limit: 100 } }))
    if (space.type === 'channel' && space.slug === 'demo') return space;
  const body = { type: 'channel', name: 'Demo', slug: 'demo' } as const;
  return await ok(bacs.http.POST('/api/spaces', { body }));
}
