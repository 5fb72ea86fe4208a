import { ok } from '@bacs/client';
import { useState } from 'preact/hooks';
import { bacs } from '../api/bacs.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Button, ButtonLink } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Empty, Problem } from '../components/message.tsx';
import { readPublishableSpaces } from '../spaces/publishable.ts';
import { isReviewed, readersInWords, type Space } from '../spaces/space.ts';
import type { Publication } from './publication.ts';

type PublishDialogProps = {
  ulid: string;
  title: string;
  onPublished: (publication: Publication) => void;
  onClose: () => void;
};

/** Asks into which space a production shall go, and who shall see it there. */
export function PublishDialog({ ulid, title, onPublished, onClose }: PublishDialogProps) {
  const { data, error, reload } = useAnswer(readPublishableSpaces, []);
  const [made, setMade] = useState<Publication | null>(null);
  const publish = (publication: Publication) => {
    setMade(publication);
    onPublished(publication);
  };
  return (
    <Dialog title={`Publish ${title}`} onClose={onClose}>
      {made ? (
        <Told publication={made} onClose={onClose} />
      ) : error.value !== undefined ? (
        <Problem error={error.value} onRetry={reload} />
      ) : data.value === undefined ? (
        <p class="soft dialog-loading">Looking for your spaces…</p>
      ) : data.value.length === 0 ? (
        <Empty title="You have no space to publish into">
          <ButtonLink href="/spaces">Make one, or accept an invitation</ButtonLink>
        </Empty>
      ) : (
        <Choices spaces={data.value} ulid={ulid} onPublished={publish} onClose={onClose} />
      )}
    </Dialog>
  );
}

type ChoicesProps = Pick<PublishDialogProps, 'ulid' | 'onPublished' | 'onClose'> & { spaces: Space[] };

function Choices({ spaces, ulid, onPublished, onClose }: ChoicesProps) {
  const [spaceId, setSpaceId] = useState(spaces[0]?.id);
  const [isForMembers, setForMembers] = useState(false);
  const [isGlobal, setGlobal] = useState<boolean | null>(null);
  const space = spaces.find(({ id }) => id === spaceId);
  if (!space) return null;
  const isInGlobalFeed = !isForMembers && (isGlobal ?? space.type === 'channel');
  const publish = async () => {
    const body = {
      space_id: space.id,
      visibility: isForMembers ? ('members' as const) : ('inherit' as const),
      visible_in_space: true,
      visible_in_global: isInGlobalFeed,
    };
    const params = { path: { id: ulid } };
    onPublished(await ok(bacs.http.POST('/api/productions/{id}/publications', { params, body })));
  };
  return (
    <>
      <div class="form">
        <label class="field">
          <span>Space</span>
          <select
            value={space.id}
            onChange={({ currentTarget }) => {
              setSpaceId(Number(currentTarget.value));
              setGlobal(null);
            }}
          >
            {spaces.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <span class="hint small soft">{readersInWords(space)}.</span>
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={isForMembers}
            onChange={({ currentTarget }) => setForMembers(currentTarget.checked)}
          />
          For members of the space only
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={isInGlobalFeed}
            disabled={isForMembers}
            onChange={({ currentTarget }) => setGlobal(currentTarget.checked)}
          />
          Also in the feed of all spaces
        </label>
        <p class="small soft hint">
          {isReviewed(space)
            ? 'A moderator of this space looks at it before it is shown.'
            : 'It is shown as soon as it is rendered.'}
        </p>
      </div>
      <div class="actions">
        <Button onClick={onClose}>Cancel</Button>
        <Button kind="primary" onClick={publish}>
          {isReviewed(space) ? 'Ask to publish' : 'Publish'}
        </Button>
      </div>
    </>
  );
}

function Told({ publication, onClose }: { publication: Publication; onClose: () => void }) {
  const { id, status, production_status } = publication;
  return (
    <>
      <p role="status">
        {status === 'pending'
          ? 'It waits for review: a moderator of the space looks at it before it is shown.'
          : production_status === 'completed'
            ? 'It is published.'
            : 'It is shown as soon as it is rendered.'}
      </p>
      <div class="actions">
        {status === 'published' && production_status === 'completed' && (
          <ButtonLink href={`/watch/${id}`}>Watch it</ButtonLink>
        )}
        <Button kind="primary" onClick={onClose}>
          Done
        </Button>
      </div>
    </>
  );
}
