import { ok } from '@bacs/client';
import { useRoute } from 'preact-iso';
import { bacs } from '../../api/bacs.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Problem } from '../../components/message.tsx';
import { Page } from '../../components/page.tsx';
import { FeedGrid } from '../../feed/feed-grid.tsx';
import { manages, moderates, readersInWords, readSpace, roleWords, type Space } from '../../spaces/space.ts';
import { LeaveButton } from './leave-button.tsx';
import { Members } from './members.tsx';
import { Publications } from './publications.tsx';
import { Queue } from './queue.tsx';
import { Settings } from './settings.tsx';

type Section = { path: string; word: string; isFor: (space: Space) => boolean };

const sections: Section[] = [
  { path: '', word: 'Feed', isFor: () => true },
  { path: 'review', word: 'Review', isFor: moderates },
  { path: 'publications', word: 'Publications', isFor: ({ role }) => role !== null && role !== 'viewer' },
  { path: 'members', word: 'Members', isFor: (space) => moderates(space) && space.type !== 'personal' },
  { path: 'settings', word: 'Settings', isFor: manages },
];

/** A space: what it shows, and for those who run it what waits, who is in it, and how it is set */
export default function SpaceView() {
  const { id = '', section = '' } = useRoute().params;
  const { data, error, reload } = useAnswer(() => readSpace(Number(id)), [id]);
  const space = data.value;
  return (
    <Page
      title={space?.name ?? 'Space'}
      actions={space && space.role !== 'owner' && space.role !== null && <LeaveButton space={space} />}
    >
      {error.value !== undefined && <Problem error={error.value} onRetry={reload} />}
      <p class="space-facts soft">{space && factsOf(space)}</p>
      <nav class="tabs" aria-label="Space">
        {space &&
          sections
            .filter(({ isFor }) => isFor(space))
            .map(({ path, word }) => (
              <a
                key={path}
                href={`/spaces/${id}${path && `/${path}`}`}
                aria-current={path === section ? 'page' : undefined}
              >
                {word}
              </a>
            ))}
      </nav>
      {space && <Shown key={space.id} space={space} section={section} onChanged={reload} />}
    </Page>
  );
}

type ShownProps = { space: Space; section: string; onChanged: () => Promise<void> };

function Shown({ space, section, onChanged }: ShownProps) {
  switch (section) {
    case 'review':
      return <Queue space={space} />;
    case 'publications':
      return <Publications space={space} />;
    case 'members':
      return <Members space={space} />;
    case 'settings':
      return <Settings space={space} onChanged={onChanged} />;
    default:
      return <FeedGrid name={`space ${space.id}`} read={feedOf(space)} />;
  }
}

function feedOf({ id }: Space) {
  return async (cursor: string | undefined) =>
    await ok(
      bacs.http.GET('/api/spaces/{id}/feed', { params: { path: { id }, query: { limit: 24, cursor } } }),
    );
}

function factsOf(space: Space): string {
  const { role, settings, closed_at } = space;
  const facts = [
    closed_at !== null && 'Closed: it shows nothing',
    readersInWords(space),
    role && `You: ${roleWords[role].toLowerCase()}`,
    settings.require_review && 'Moderators look before it shows',
  ];
  return facts.filter(Boolean).join(' · ');
}
