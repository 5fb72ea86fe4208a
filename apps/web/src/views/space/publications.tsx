import { ok } from '@bacs/client';
import { useSignal } from '@preact/signals';
import { bacs } from '../../api/bacs.ts';
import { usePages } from '../../api/use-pages.ts';
import { EndlessGrid } from '../../components/endless-grid.tsx';
import { formatTime } from '../../components/format.ts';
import { Empty, Problem } from '../../components/message.tsx';
import { Poster } from '../../components/poster.tsx';
import { useLooks } from '../../publications/look-again.ts';
import { type Publication, type Status, statusInWords, titleOf } from '../../publications/publication.ts';
import { StatusOf } from '../../publications/status-of.tsx';
import { moderates, type Space } from '../../spaces/space.ts';

const lineHeight = 80;
const limit = 48;
const choices = ['published', 'pending', 'rejected', 'unpublished'] as const satisfies Status[];

/** All publications of the space for those who run it, and for others their own */
export function Publications({ space }: { space: Space }) {
  const { id } = space;
  const status = useSignal<(typeof choices)[number] | undefined>(undefined);
  const read = (cursor?: string) => {
    const query = { limit, cursor, status: status.peek() };
    return ok(bacs.http.GET('/api/spaces/{id}/publications', { params: { path: { id }, query } }));
  };
  const beginning = useSignal(0);
  const pages = usePages(read, [id, status.value, beginning.value]);
  const { items, isLoading, error, more } = pages;
  useLooks(async () => {
    const now = await read();
    if (isLoading.peek()) return;
    const known = new Map(now.items.map((item) => [item.id, item]));
    const isSame = now.items.every((item, index) => item.id === items.peek()[index]?.id);
    if (isSame) items.value = items.peek().map((item) => known.get(item.id) ?? item);
    else if (scrollY < 200) beginning.value++;
  }, [id]);
  return (
    <>
      <div class="filter">
        <label class="field inline">
          <span>{moderates(space) ? 'Show' : 'Show of yours'}</span>
          <select
            value={status.value ?? ''}
            onChange={({ currentTarget: { value } }) => {
              status.value = choices.find((choice) => choice === value);
            }}
          >
            <option value="">All</option>
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {statusInWords(choice)[0]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {items.value.length > 0 ? (
        <EndlessGrid
          label="Publications"
          pages={pages}
          keyOf={(publication) => String(publication.id)}
          heightOf={() => lineHeight}
          gap={8}
        >
          {(publication) => <PublicationLine publication={publication} />}
        </EndlessGrid>
      ) : error.value !== undefined ? (
        <Problem error={error.value} onRetry={more} />
      ) : (
        !isLoading.value && <Empty title="There are none" />
      )}
    </>
  );
}

function PublicationLine({ publication }: { publication: Publication }) {
  const { id, status, shows, created_at, published_at } = publication;
  const at = published_at ?? created_at;
  return (
    <a class="card line" href={`/publications/${id}`}>
      <Poster url={shows?.poster_url ?? null} />
      <span class="what">
        <strong class="one-line" dir="auto">
          {titleOf(publication)}
        </strong>
        {at && <time class="small soft one-line">{formatTime(at)}</time>}
      </span>
      <StatusOf status={status} />
    </a>
  );
}
