import { ok } from '@bacs/client';
import { useState } from 'preact/hooks';
import { bacs, type Schemas } from '../api/bacs.ts';
import type { Answer } from '../api/use-answer.ts';
import { Button } from '../components/button.tsx';
import { type Card, titleOf } from '../productions/card.ts';
import { SpaceName } from '../spaces/space-name.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { StatusOf } from './status-of.tsx';

type Publications = Schemas['Publications'];

export async function readPublications(id: string): Promise<Publications> {
  const params = { path: { id }, query: { limit: 50 } };
  return await ok(bacs.http.GET('/api/productions/{id}/publications', { params }));
}

type PublishedInProps = { production: Card; publications: Answer<Publications> };

/** The spaces that show a production, or are asked to, and the way into another one */
export function PublishedIn({ production, publications: { data, reload } }: PublishedInProps) {
  const { id, status } = production;
  const [isPublishing, setPublishing] = useState(false);
  const isPublishable = !['failed', 'canceled', 'deleting'].includes(status ?? '');
  const items = data.value?.items ?? [];
  if (!isPublishable && items.length === 0) return null;
  return (
    <section class="published-in" aria-label="Publications">
      {items.length > 0 && (
        <ul>
          {items.map((publication) => (
            <li key={publication.id}>
              <a class="one-line" href={`/publications/${publication.id}`}>
                <SpaceName id={publication.space_id} />
              </a>
              <StatusOf status={publication.status} />
            </li>
          ))}
        </ul>
      )}
      {isPublishable && <Button onClick={() => setPublishing(true)}>Publish…</Button>}
      {isPublishing && (
        <PublishDialog
          ulid={id}
          title={titleOf(production)}
          onPublished={reload}
          onClose={() => setPublishing(false)}
        />
      )}
    </section>
  );
}
