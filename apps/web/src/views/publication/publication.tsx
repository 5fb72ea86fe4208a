import { ok } from '@bacs/client';
import { useRoute } from 'preact-iso';
import { bacs } from '../../api/bacs.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { ButtonLink } from '../../components/button.tsx';
import { formatTime } from '../../components/format.ts';
import { Problem } from '../../components/message.tsx';
import { Page } from '../../components/page.tsx';
import { Player } from '../../player/player.tsx';
import { History } from '../../publications/history.tsx';
import { useLooks } from '../../publications/look-again.ts';
import { audienceInWords, playablesShown, titleOf } from '../../publications/publication.ts';
import { PublicationActions } from '../../publications/publication-actions.tsx';
import { Review } from '../../publications/review.tsx';
import { StatusOf } from '../../publications/status-of.tsx';
import { moderates, readSpace } from '../../spaces/space.ts';

/** One publication, for whoever manages it: what it shows, to whom, and what has happened to it */
export default function PublicationView() {
  const id = Number(useRoute().params['id']);
  const { data, error, reload } = useAnswer(async () => {
    const publication = await ok(bacs.http.GET('/api/publications/{id}', { params: { path: { id } } }));
    return { publication, space: await readSpace(publication.space_id).catch(() => null) };
  }, [id]);
  useLooks(reload, [id]);
  const { publication, space } = data.value ?? { publication: undefined, space: null };
  const title = publication ? titleOf(publication) : 'Publication';
  const playables = publication?.shows ? playablesShown(publication.shows) : [];
  const isInReview = publication?.status === 'pending' && space !== null && moderates(space);
  return (
    <Page
      title={title}
      actions={
        publication?.status === 'published' && <ButtonLink href={`/watch/${id}`}>Watch and share</ButtonLink>
      }
    >
      {error.value !== undefined && <Problem error={error.value} onRetry={reload} />}
      {!publication ? (
        <div class="grid-loading" aria-busy={error.value === undefined} />
      ) : isInReview ? (
        <Review key={id} publication={publication} onDecided={reload} />
      ) : (
        <div class="production">
          {playables.length > 0 ? (
            <Player key={id} title={title} playables={playables} />
          ) : (
            <div class="player">
              <div class="screen nothing">
                <p class="soft">There is nothing to play yet, or not for you.</p>
              </div>
            </div>
          )}
          <aside class="card beside">
            <p role="status">
              <StatusOf status={publication.status} />
            </p>
            <dl class="facts small">
              <dt>Space</dt>
              <dd>
                {space ? (
                  <a href={`/spaces/${space.id}`} dir="auto">
                    {space.name}
                  </a>
                ) : (
                  `Space ${publication.space_id}`
                )}
              </dd>
              <dt>Who sees it</dt>
              <dd>{audienceInWords(publication)}</dd>
              {publication.published_at && (
                <>
                  <dt>Since</dt>
                  <dd>{formatTime(publication.published_at)}</dd>
                </>
              )}
              {publication.production_ulid && (
                <>
                  <dt>Production</dt>
                  <dd>
                    <a href={`/productions/${publication.production_ulid}`}>How it was rendered</a>
                  </dd>
                </>
              )}
            </dl>
            <PublicationActions publication={publication} space={space} onChanged={reload} />
          </aside>
        </div>
      )}
      {publication && !isInReview && (
        <section class="happened" aria-labelledby="what-happened">
          <div class="section-title">
            <h2 id="what-happened">What happened</h2>
          </div>
          <History id={id} etag={publication.etag} />
        </section>
      )}
    </Page>
  );
}
