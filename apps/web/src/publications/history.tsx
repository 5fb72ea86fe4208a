import { ok } from '@bacs/client';
import { bacs, type Schemas } from '../api/bacs.ts';
import { useAnswer } from '../api/use-answer.ts';
import { formatTime } from '../components/format.ts';
import { Problem } from '../components/message.tsx';

type Item = Schemas['PublicationEvents']['items'][number];

/** What has happened to a publication, newest first, in words. It is read anew when `etag` changes. */
export function History({ id, etag }: { id: number; etag: string }) {
  const { data, error, reload } = useAnswer(
    () =>
      ok(bacs.http.GET('/api/publications/{id}/events', { params: { path: { id }, query: { limit: 100 } } })),
    [id, etag],
  );
  if (error.value !== undefined) return <Problem error={error.value} onRetry={reload} />;
  return (
    <ol class="timeline history" aria-label="History" aria-busy={!data.value}>
      {data.value?.items.map((item, index) => (
        <li key={index} class={item.action}>
          <span class="said">
            <span>
              {inWords(item)}
              <span class="soft">{item.actor.id !== null && ' by '}</span>
              <bdi>{item.actor.id !== null && (item.actor.display_name ?? `user ${item.actor.id}`)}</bdi>
            </span>
            <Detail item={item} />
          </span>
          {item.at && (
            <time class="soft small" dateTime={item.at}>
              {formatTime(item.at)}
            </time>
          )}
        </li>
      ))}
    </ol>
  );
}

const words: Record<string, string> = {
  requested: 'Asked to be shown',
  published: 'Published',
  changed: 'Settings changed',
  approved: 'Approved',
  rejected: 'Rejected',
  unpublished: 'Taken back',
  republished: 'Published again',
  replaced: 'Replaced',
};

function inWords({ action }: Item): string {
  return words[action] ?? action;
}

function Detail({ item: { detail } }: { item: Item }) {
  const { reason, replaces, replaced_by } = (detail ?? {}) as Record<string, unknown>;
  return (
    <>
      {typeof reason === 'string' && (
        <span class="soft small" dir="auto">
          {reason}
        </span>
      )}
      {typeof replaces === 'number' && (
        <span class="small">
          In place of <a href={`/publications/${replaces}`}>the one before</a>
        </span>
      )}
      {typeof replaced_by === 'number' && (
        <span class="small">
          By <a href={`/publications/${replaced_by}`}>another production</a>
        </span>
      )}
    </>
  );
}
