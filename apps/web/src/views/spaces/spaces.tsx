import { ok } from '@bacs/client';
import { useState } from 'preact/hooks';
import { bacs } from '../../api/bacs.ts';
import { usePages } from '../../api/use-pages.ts';
import { Button } from '../../components/button.tsx';
import { EndlessGrid } from '../../components/endless-grid.tsx';
import { Empty, Problem } from '../../components/message.tsx';
import { Page } from '../../components/page.tsx';
import { readersInWords, roleWords, type Space } from '../../spaces/space.ts';
import { AcceptDialog } from './accept-dialog.tsx';
import { MakeDialog } from './make-dialog.tsx';

const lineHeight = 72;

/** The user's spaces, those that they are a member of, and the channels that everybody may read */
export default function Spaces() {
  const [asked, ask] = useState<'make' | 'accept' | null>(null);
  const pages = usePages(
    (cursor) => ok(bacs.http.GET('/api/spaces', { params: { query: { limit: 48, cursor } } })),
    [],
  );
  const { items, isLoading, error, more } = pages;
  const close = () => ask(null);
  return (
    <Page
      title="Spaces"
      actions={
        <>
          <Button onClick={() => ask('accept')}>Accept an invitation</Button>
          <Button kind="primary" onClick={() => ask('make')}>
            New space
          </Button>
        </>
      }
    >
      {items.value.length > 0 ? (
        <EndlessGrid
          label="Spaces"
          pages={pages}
          keyOf={({ id }) => String(id)}
          heightOf={() => lineHeight}
          gap={8}
        >
          {(space) => <SpaceLine space={space} />}
        </EndlessGrid>
      ) : error.value !== undefined ? (
        <Problem error={error.value} onRetry={more} />
      ) : isLoading.value ? (
        <div class="grid-loading" aria-busy="true" />
      ) : (
        <Empty title="No spaces yet">
          <p>A space shows what its members publish. Make one, or accept an invitation.</p>
        </Empty>
      )}
      {asked === 'make' && <MakeDialog onClose={close} />}
      {asked === 'accept' && <AcceptDialog onClose={close} />}
    </Page>
  );
}

function SpaceLine({ space }: { space: Space }) {
  const { id, name, role, closed_at } = space;
  return (
    <a class="card line" href={`/spaces/${id}`}>
      <span class="what">
        <strong class="one-line" dir="auto">
          {name}
        </strong>
        <span class="small soft one-line">{readersInWords(space)}</span>
      </span>
      <span class="small soft">{closed_at !== null ? 'Closed' : role && roleWords[role]}</span>
    </a>
  );
}
