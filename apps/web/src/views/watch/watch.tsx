import { ApiError, ok } from '@bacs/client';
import { useRoute } from 'preact-iso';
import { bacs } from '../../api/bacs.ts';
import { me } from '../../api/session.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { ButtonLink } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { formatLength, formatTime } from '../../components/format.ts';
import { Empty, Problem } from '../../components/message.tsx';
import { Page } from '../../components/page.tsx';
import { Player } from '../../player/player.tsx';
import { useLooks } from '../../publications/look-again.ts';
import { playablesShown } from '../../publications/publication.ts';

/** One publication, as whoever may see it in a feed sees it */
export default function WatchView() {
  const { id = '' } = useRoute().params;
  const { data, error, reload } = useAnswer(
    () => ok(bacs.http.GET('/api/publications/{id}/feed-item', { params: { path: { id: Number(id) } } })),
    [id],
  );
  useLooks(reload, [id]);
  // What plays goes on where a look fails.
  const item = data.value;
  if (isMissing(error.value)) return <NotShown />;
  const title = item?.title ?? 'Video';
  return (
    <Page
      title={title}
      actions={
        <>
          {item && item.owner.id === me.value?.id && (
            <ButtonLink href={`/publications/${id}`}>Manage</ButtonLink>
          )}
          <CopyButton text={`${location.origin}/watch/${id}`} what="The link">
            Copy link
          </CopyButton>
        </>
      }
    >
      {error.value !== undefined && <Problem error={error.value} onRetry={reload} />}
      {item ? (
        <div class="watch">
          <Player key={id} title={title} playables={playablesShown(item)} />
          <p class="soft">
            {item.owner.display_name && <bdi>{item.owner.display_name} · </bdi>}
            {item.published_at && <time dateTime={item.published_at}>{formatTime(item.published_at)}</time>}
            {item.duration_seconds !== null && ` · ${formatLength(item.duration_seconds)}`}
          </p>
          {item.description && (
            <p class="description" dir="auto">
              {item.description}
            </p>
          )}
        </div>
      ) : (
        <div class="grid-loading" aria-busy={error.value === undefined} />
      )}
    </Page>
  );
}

function NotShown() {
  return (
    <Page title="Not shown">
      <Empty title="This video is not shown, or not to you">
        <p>It may have been taken back, or belong to a space that you are no member of.</p>
        <ButtonLink href="/feed">Go to the feed</ButtonLink>
      </Empty>
    </Page>
  );
}

function isMissing(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 404 || error.status === 400);
}
