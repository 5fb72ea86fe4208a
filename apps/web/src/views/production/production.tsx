import { ok } from '@bacs/client';
import { useEffect } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { bacs } from '../../api/bacs.ts';
import { onEvent } from '../../api/events.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useEvery } from '../../api/use-every.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Problem } from '../../components/message.tsx';
import { Page } from '../../components/page.tsx';
import { ProductionActions } from '../../productions/actions.tsx';
import { titleOf, toCard } from '../../productions/card.ts';
import { useLooks } from '../../publications/look-again.ts';
import { PublishedIn, readPublications } from '../../publications/published-in.tsx';
import { Timeline } from '../../timeline/timeline.tsx';
import { Facts } from './facts.tsx';
import { Now } from './now.tsx';
import { Stage } from './stage.tsx';

/** Percents, blocks and places in line are no events, so an unfinished production is looked at again. */
const lookAgainMs = 2_000;

/** One production: its video, where it is, and what has happened to it */
export default function ProductionView() {
  const { ulid = '' } = useRoute().params;
  const { route } = useLocation();
  const params = { path: { id: ulid } };
  const { data, error, reload } = useAnswer(
    () =>
      Promise.all([
        ok(bacs.http.GET('/api/productions/{id}', { params })),
        ok(bacs.http.GET('/api/productions/{id}/timeline', { params })),
      ]),
    [ulid],
  );
  const publications = useAnswer(() => readPublications(ulid), [ulid]);
  useLooks(publications.reload, [ulid]);
  const [production, timeline] = data.value ?? [];
  const isRead = publications.data.value !== undefined || publications.error.value !== undefined;
  const card = production && toCard(production);
  useEvery(lookAgainMs, reload, card?.isUnfinished === true);
  useEffect(
    () =>
      onEvent(({ type, subject }) => {
        if (subject !== ulid) return;
        if (type === 'production.deleted') route('/', true);
        else void reload();
      }),
    [ulid],
  );
  const title = card ? titleOf(card) : 'Production';
  return (
    <Page
      title={title}
      actions={
        <CopyButton text={`${location.origin}/productions/${ulid}`} what="The link">
          Copy link
        </CopyButton>
      }
    >
      {error.value !== undefined && <Problem error={error.value} onRetry={reload} />}
      {production && card && timeline && isRead ? (
        <div class="production">
          <Stage key={card.id} title={title} production={production} />
          <aside class="card beside">
            <Now card={card} />
            <ProductionActions production={card} />
            <PublishedIn key={card.id} production={card} publications={publications} />
            <Facts production={production} />
          </aside>
          <section aria-labelledby="what-happened" class="happened">
            <h2 id="what-happened">What happened</h2>
            <Timeline timeline={timeline} />
          </section>
        </div>
      ) : (
        // Nobody knows the shape of the video yet, and what stood below it would jump.
        <div class="grid-loading" aria-busy={error.value === undefined} />
      )}
    </Page>
  );
}
