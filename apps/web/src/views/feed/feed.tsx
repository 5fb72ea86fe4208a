import { ok } from '@bacs/client';
import { bacs } from '../../api/bacs.ts';
import { Page } from '../../components/page.tsx';
import { FeedGrid } from '../../feed/feed-grid.tsx';

/** What the feed of all spaces shows to everybody */
export default function FeedView() {
  return (
    <Page title="Feed">
      <FeedGrid name="all" read={read} />
    </Page>
  );
}

const read = async (cursor: string | undefined) =>
  await ok(bacs.http.GET('/api/feed', { params: { query: { limit: 24, cursor } } }));
