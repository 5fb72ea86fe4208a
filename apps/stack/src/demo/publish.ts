import type { Api, FeedItem, Page, Production, Space } from './api.ts';

/** Publishes into the channel "demo", and returns what its feed and the global feed show of it. */
export async function publishInDemoChannel(
  api: Api,
  productions: Production[],
): Promise<{ spaceFeed: FeedItem[]; globalFeed: FeedItem[] }> {
  const space = await ensureSpace(api);
  for (const { ulid } of productions) {
    await api.post(`/productions/${ulid}/publications`, { space_id: space.id });
  }
  const isOurs = (item: FeedItem) => productions.some(({ ulid }) => ulid === item.production_ulid);
  const readFeed = async (path: string) => (await api.get<Page<FeedItem>>(path)).items.filter(isOurs);
  return { spaceFeed: await readFeed(`/spaces/${space.id}/feed`), globalFeed: await readFeed('/feed') };
}

async function ensureSpace(api: Api): Promise<Space> {
  const { items } = await api.get<Page<Space>>('/spaces?limit=100');
  const known = items.find(({ type, slug }) => type === 'channel' && slug === 'demo');
  return known ?? api.post<Space>('/spaces', { type: 'channel', name: 'Demo', slug: 'demo' });
}
