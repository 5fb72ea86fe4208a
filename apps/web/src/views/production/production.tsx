import { ok } from '@bacs/client';
import { useEffect } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { bacs } from '../../api/bacs.ts';
import { onEvent } from '../../api/events.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Problem } from '../../components/message.tsx';
import { Page } from '../../components/page.tsx';
import { ProductionActions } from '../../productions/actions.tsx';
import { titleOf, toCard } from '../../productions/card.ts';
import { PublishedIn } from '../../publications/published-in.tsx';
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
  const [production, timeline] = data.value ?? [];
  const card = production && toCard(production);
  useEffect(() => {
    const timer = setTimeout(reload, card?.isUnfinished && !document.hidden ? lookAgainMs : 2 ** 31 - 1);
    return () => clearTimeout(timer);
  }, [data.value]);
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
      <div class="production">
        <Stage title={title} production={production} />
        <aside class="card beside" aria-busy={!card && error.value === undefined}>
          {card && <Now card={card} />}
          {card && <ProductionActions production={card} />}
          {card && <PublishedIn key={card.id} production={card} />}
          {production && <Facts production={production} />}
        </aside>
        <section aria-labelledby="what-happened" class="happened">
          <h2 id="what-happened">What happened</h2>
          {timeline && <Timeline timeline={timeline} />}
        </section>
      </div>
    </Page>
  );
}
