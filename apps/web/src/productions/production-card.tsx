import type { Signal } from '@preact/signals';
import { formatLength, formatTime } from '../components/format.ts';
import { Poster } from '../components/poster.tsx';
import { ProgressBar } from '../components/progress-bar.tsx';
import { StateBadge } from '../components/state-badge.tsx';
import { ProductionActions } from './actions.tsx';
import { type Card, titleOf } from './card.ts';
import { Reason } from './reason.tsx';

/** The height of everything below the poster, in pixels: it is the same in every state, so that nothing moves. */
const wordsHeight = 152;

export function cardHeight(width: number): number {
  return Math.round((width * 9) / 16) + wordsHeight;
}

/** A production as it is now */
export function ProductionCard({ card }: { card: Signal<Card> }) {
  const production = card.value;
  const { id, status, percent, blocked_reason, posterUrl, seconds, isUnfinished, created_at } = production;
  const title = titleOf(production);
  const shownPercent = status === 'processing' ? (percent ?? 0) : null;
  return (
    <article class="production-card" aria-label={title}>
      <a class="to-production" href={`/productions/${id}`}>
        <Poster url={posterUrl} />
        {seconds !== null && <span class="length">{formatLength(seconds)}</span>}
        <h3 class="one-line" dir="auto">
          {title}
        </h3>
      </a>
      <p class="state">
        <StateBadge status={status} isBlocked={isUnfinished && blocked_reason !== null} />
        {shownPercent !== null && <span class="small soft">{shownPercent} %</span>}
        {!isUnfinished && created_at && <time class="small soft one-line">{formatTime(created_at)}</time>}
      </p>
      <div class="bar">
        {isUnfinished && <ProgressBar label={`Progress of ${title}`} percent={percent ? percent : null} />}
      </div>
      <Reason card={production} class="small soft one-line" />
      <ProductionActions production={production} />
    </article>
  );
}
