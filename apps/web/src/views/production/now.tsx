import { ProgressBar } from '../../components/progress-bar.tsx';
import { StateBadge } from '../../components/state-badge.tsx';
import type { Card } from '../../productions/card.ts';
import { Reason } from '../../productions/reason.tsx';

/** Where the production is. A screen reader is told of states and reasons, and not of each percent. */
export function Now({ card }: { card: Card }) {
  const { status, percent, isUnfinished, blocked_reason } = card;
  return (
    <div class="now">
      <div class="state">
        <span role="status">
          <StateBadge status={status} isBlocked={isUnfinished && blocked_reason !== null} />
        </span>
        {status === 'processing' && <span class="percent">{percent ?? 0} %</span>}
      </div>
      <div class="bar">
        {isUnfinished && <ProgressBar label="Progress" percent={percent ? percent : null} />}
      </div>
      <Reason card={card} isTold />
    </div>
  );
}
