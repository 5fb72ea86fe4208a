import { ok } from '@bacs/client';
import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { bacs, type Upload } from '../../api/bacs.ts';
import { onEvent } from '../../api/events.ts';
import { type Pages, usePages } from '../../api/use-pages.ts';
import { EndlessGrid } from '../../components/endless-grid.tsx';
import { formatTime } from '../../components/format.ts';
import { Empty, Problem } from '../../components/message.tsx';
import { Page } from '../../components/page.tsx';
import { DropZone } from '../../uploads/drop-zone.tsx';
import { factsOf } from '../../uploads/facts.ts';
import { SendingList } from '../../uploads/sending-list.tsx';

const lineHeight = 68;

export default function Uploads() {
  const pages: Pages<Upload> & { items: Signal<Upload[]> } = usePages(async (cursor) => {
    const query = { limit: 48, cursor };
    const { items, next_cursor } = await ok(bacs.http.GET('/api/uploads', { params: { query } }));
    // What an event has told is shown once, though it comes before its page.
    const shown = new Map(pages.items.peek().map((upload) => [upload.id, upload]));
    const isFirst = cursor === undefined;
    const others = isFirst ? items : items.filter(({ id }) => !shown.has(id));
    return { items: others.map((upload) => shown.get(upload.id) ?? upload), next_cursor };
  }, []);
  const { items, isLoading, error } = pages;
  useEffect(
    () =>
      onEvent(({ type, subject, data }) => {
        if (type !== 'upload.completed' && type !== 'upload.deleted') return;
        const others = items.peek().filter(({ uuid }) => uuid !== subject);
        items.value = type === 'upload.completed' && data ? [data, ...others] : others;
      }),
    [],
  );
  return (
    <Page title="Uploads">
      <DropZone />
      <SendingList />
      <div class="section-title">
        <h2>Newest first</h2>
      </div>
      {items.value.length > 0 ? (
        <EndlessGrid
          label="Uploads"
          pages={pages}
          keyOf={({ id }) => String(id)}
          heightOf={() => lineHeight}
          gap={8}
        >
          {(upload) => <UploadLine upload={upload} />}
        </EndlessGrid>
      ) : error.value !== undefined ? (
        <Problem error={error.value} onRetry={pages.more} />
      ) : (
        !isLoading.value && <Empty title="No uploads yet" />
      )}
    </Page>
  );
}

function UploadLine({ upload }: { upload: Upload }) {
  const { uuid, id, filename, created_at } = upload;
  return (
    <a class="card upload-line" href={`/uploads/${uuid ?? id}`}>
      <strong class="one-line" dir="auto">
        {filename ?? uuid}
      </strong>
      <span class="small soft one-line">{factsOf(upload)}</span>
      {created_at && <time class="small soft">{formatTime(created_at)}</time>}
    </a>
  );
}
