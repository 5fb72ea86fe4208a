import type { Schemas } from '../api/bacs.ts';
import { formatClock, formatTime } from '../components/format.ts';
import { detailOf, inWords } from './words.ts';

/** What has happened to a production, oldest first */
export function Timeline({ timeline: { items, truncated } }: { timeline: Schemas['Timeline'] }) {
  return (
    <ol class="timeline" aria-label="Timeline">
      {truncated && <li class="soft small">Older events are left out.</li>}
      {items.map((item, index) => (
        // Events are only ever added at the end.
        <li key={index} class={item.event}>
          <span class="said">
            {inWords(item)}
            {detailOf(item) !== null && (
              <span class="soft small" dir="auto">
                {detailOf(item)}
              </span>
            )}
          </span>
          {item.at && (
            <time class="soft small" dateTime={item.at} title={formatTime(item.at)}>
              {formatClock(item.at)}
            </time>
          )}
        </li>
      ))}
    </ol>
  );
}
