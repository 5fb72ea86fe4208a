import { ok } from '@bacs/client';
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { bacs } from '../../api/bacs.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Empty, Problem } from '../../components/message.tsx';
import { useKeptFocus } from '../../components/use-kept-focus.ts';
import { useLooks } from '../../publications/look-again.ts';
import type { Publication } from '../../publications/publication.ts';
import { Review } from '../../publications/review.tsx';
import type { Space } from '../../spaces/space.ts';

/** So many are looked at together; when one is decided, the next one comes. */
const most = 12;

/** What waits for a moderator of the space, newest first */
export function Queue({ space: { id } }: { space: Space }) {
  const decided = useSignal<ReadonlySet<number>>(new Set());
  const { data, error, reload } = useAnswer(async () => {
    const query = { status: 'pending' as const, limit: most };
    const { items, next_cursor } = await ok(
      bacs.http.GET('/api/spaces/{id}/publications', { params: { path: { id }, query } }),
    );
    // What is decided and waits again is here again.
    decided.value = new Set();
    return { items, hasMore: next_cursor !== null };
  }, [id]);
  useLooks(reload, [id]);
  const queue = useRef<HTMLElement>(null);
  useKeptFocus(queue, 'h3');
  const decide = async ({ id: done }: Publication) => {
    decided.value = new Set([...decided.peek(), done]);
    await reload();
  };
  if (error.value !== undefined) return <Problem error={error.value} onRetry={reload} />;
  if (!data.value) return <div class="grid-loading" aria-busy="true" />;
  const waiting = data.value.items.filter((publication) => !decided.value.has(publication.id));
  return (
    <section ref={queue} class="queue" aria-label="Waiting for review">
      {waiting.map((publication) => (
        <Review key={publication.id} publication={publication} onDecided={decide} />
      ))}
      {waiting.length === 0 && <Empty title="Nothing waits for review" />}
      {data.value.hasMore && <p class="soft">More wait behind these.</p>}
    </section>
  );
}
