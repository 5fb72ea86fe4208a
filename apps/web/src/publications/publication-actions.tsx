import { ok } from '@bacs/client';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { bacs } from '../api/bacs.ts';
import { me } from '../api/session.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Actions } from '../components/actions.tsx';
import { Button } from '../components/button.tsx';
import { toast } from '../components/toast.tsx';
import { mayPublish, type Space } from '../spaces/space.ts';
import { type Publication, titleOf } from './publication.ts';
import { readPredecessor } from './read-predecessor.ts';
import { ReplaceDialog } from './replace-dialog.tsx';

type PublicationActionsProps = {
  publication: Publication;
  /** null if the user may not read it any more */
  space: Space | null;
  onChanged: () => Promise<void>;
};

/** What can be done with a publication in its state */
export function PublicationActions({ publication, space, onChanged }: PublicationActionsProps) {
  const { id, etag, status, requested_by } = publication;
  const { route } = useLocation();
  const [isReplacing, setReplacing] = useState(false);
  const before = useAnswer(() => readPredecessor(id), [id, etag]).data.value;
  const params = { path: { id } };
  const title = titleOf(publication);
  const publishes = space !== null && mayPublish(space);
  // Nothing of somebody else's may take its place.
  const isOwn = requested_by === null || requested_by === me.value?.id;

  const replaceBy = async (production_id: string | null) => {
    const body = { production_id, other_upload: true };
    const now = await ok(bacs.http.POST('/api/publications/{id}/replace', { params, body }));
    toast(now.status === 'pending' ? 'The exchange waits for review.' : 'The space shows the other one now.');
    setReplacing(false);
    route(`/publications/${now.id}`);
  };
  const unpublish = async () => {
    await ok(bacs.http.POST('/api/publications/{id}/unpublish', { params }));
    toast('No feed shows it any more.');
    await onChanged();
  };
  const republish = async () => {
    const header = { 'if-match': etag };
    await ok(bacs.http.POST('/api/publications/{id}/republish', { params: { ...params, header } }));
    await onChanged();
  };

  const isShown = status === 'published' || status === 'pending' || status === 'approved';
  return (
    <Actions>
      {status === 'published' && publishes && isOwn && (
        <Button kind="primary" onClick={() => setReplacing(true)}>
          Replace…
        </Button>
      )}
      {status === 'published' && publishes && before && (
        <Button onClick={() => replaceBy(before.production_ulid)}>Go back to the one before</Button>
      )}
      {isShown && <Button onClick={unpublish}>{status === 'published' ? 'Unpublish' : 'Take back'}</Button>}
      {(status === 'unpublished' || status === 'rejected') && publishes && (
        <Button onClick={republish}>Publish again</Button>
      )}
      {isReplacing && (
        <ReplaceDialog
          publication={publication}
          title={title}
          onReplace={replaceBy}
          onClose={() => setReplacing(false)}
        />
      )}
    </Actions>
  );
}
