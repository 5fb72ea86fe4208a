import { ApiError, ok } from '@bacs/client';
import { useState } from 'preact/hooks';
import { bacs } from '../api/bacs.ts';
import { Button } from '../components/button.tsx';
import { toast } from '../components/toast.tsx';
import { Player } from '../player/player.tsx';
import { History } from './history.tsx';
import { audienceInWords, type Publication, playablesShown, titleOf } from './publication.ts';
import { RejectDialog } from './reject-dialog.tsx';

type ReviewProps = { publication: Publication; onDecided: (publication: Publication) => void };

/**
 * A publication that waits for a moderator. What stands here stays as it is, although the publication may change
 * meanwhile, and an approval names it: what is approved is what was seen.
 */
export function Review({ publication, onDecided }: ReviewProps) {
  const [{ seen, than, isRenewed }, see] = useState({
    seen: publication,
    than: publication.etag,
    isRenewed: false,
  });
  const [isRejecting, setRejecting] = useState(false);
  const { id, etag } = seen;
  const isOutdated = publication.etag !== than && publication.etag !== etag;
  const params = { path: { id } };
  const title = titleOf(seen);

  const lookAnew = async () => {
    const now = await ok(bacs.http.GET('/api/publications/{id}', { params }));
    see({ seen: now, than: publication.etag, isRenewed: true });
    if (now.status !== 'pending') onDecided(now);
  };
  const approve = async () => {
    const header = { 'if-match': etag };
    try {
      onDecided(
        await ok(bacs.http.POST('/api/publications/{id}/approve', { params: { ...params, header } })),
      );
      toast(`${title} is published.`);
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'PUBLICATION_CHANGED')) throw error;
      await lookAnew();
    }
  };
  const reject = async (reason: string) => {
    const body = reason === '' ? null : { reason };
    onDecided(await ok(bacs.http.POST('/api/publications/{id}/reject', { params, body })));
    toast(`${title} is rejected.`);
  };
  const isRendered = seen.production_ulid === null || seen.production_status === 'completed';
  return (
    <article class="review card" aria-label={title}>
      <div class="review-videos">
        <Shown key={etag} what={seen} title={title} />
        {seen.replaces && (
          <Shown what={seen.replaces} title={`Now shown: ${seen.replaces.shows?.title ?? ''}`} />
        )}
      </div>
      <div class="review-words">
        <h3 dir="auto" tabIndex={-1}>
          {title}
        </h3>
        {seen.shows?.description && (
          <p class="description" dir="auto">
            {seen.shows.description}
          </p>
        )}
        <p class="small soft">
          {seen.replaces ? 'It takes the place of what is shown now. ' : ''}Who sees it:{' '}
          {audienceInWords(seen)}.
        </p>
        <div class="outdated" role="status">
          {isOutdated ? (
            <>
              It has changed since you saw it. <Button onClick={lookAnew}>Show it as it is now</Button>
            </>
          ) : (
            isRenewed && 'It has changed. This is how it is now: look again before you decide.'
          )}
        </div>
        <div class="actions">
          <Button kind="primary" label={`Approve ${title}`} onClick={approve} disabled={!isRendered}>
            Approve
          </Button>
          <Button label={`Reject ${title}`} onClick={() => setRejecting(true)}>
            Reject…
          </Button>
        </div>
        {!isRendered && <p class="small soft">It can be approved when it is rendered.</p>}
        <details>
          <summary>History</summary>
          <History id={id} etag={etag} />
        </details>
      </div>
      {isRejecting && <RejectDialog title={title} onReject={reject} onClose={() => setRejecting(false)} />}
    </article>
  );
}

function Shown({ what: { shows }, title }: { what: Pick<Publication, 'shows'>; title: string }) {
  const playables = shows ? playablesShown(shows) : [];
  if (playables.length > 0) return <Player title={title} playables={playables} />;
  return (
    <div class="player">
      <div class="screen nothing">
        <p class="soft">There is nothing to play.</p>
      </div>
    </div>
  );
}
