import { ok } from '@bacs/client';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { bacs } from '../../api/bacs.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { toast } from '../../components/toast.tsx';
import { readersInWords, type Space } from '../../spaces/space.ts';

type SettingsProps = { space: Space; onChanged: () => Promise<void> };

export function Settings({ space, onChanged }: SettingsProps) {
  const { id } = space;
  // What this user leaves as it is may be changed by another moderator meanwhile, so only their changes are kept and sent.
  const [name, setName] = useState<string>();
  const [isReviewed, setReviewed] = useState<boolean>();
  const shownName = name ?? space.name;
  const isUnchanged = name === undefined && isReviewed === undefined;
  const save = async () => {
    const body = {
      ...(name !== undefined && { name: name.trim() }),
      ...(isReviewed !== undefined && { settings: { require_review: isReviewed } }),
    };
    await ok(bacs.http.PATCH('/api/spaces/{id}', { params: { path: { id } }, body }));
    toast('The settings are saved.');
    await onChanged();
    // What is changed meanwhile is not saved yet.
    setName((latest) => (latest === name ? undefined : latest));
    setReviewed((latest) => (latest === isReviewed ? undefined : latest));
  };
  return (
    <section class="settings" aria-label="Settings">
      <div class="form card">
        <label class="field">
          <span>Name</span>
          <input
            value={shownName}
            maxLength={255}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={isReviewed ?? space.settings.require_review}
            onChange={({ currentTarget }) => setReviewed(currentTarget.checked)}
          />
          A moderator looks at what members publish before it is shown
        </label>
        <p class="small soft">
          {readersInWords(space)}. Short name: <code>{space.slug}</code>. Neither changes.
        </p>
        <div class="actions">
          <Button kind="primary" onClick={save} disabled={isUnchanged || shownName.trim() === ''}>
            Save
          </Button>
        </div>
      </div>
      {space.role === 'owner' && <DeleteSpace space={space} />}
    </section>
  );
}

function DeleteSpace({ space: { id, name } }: { space: Space }) {
  const { route } = useLocation();
  const [isAsked, ask] = useState(false);
  const remove = async () => {
    await ok(bacs.http.DELETE('/api/spaces/{id}', { params: { path: { id } } }));
    toast('The space is deleted.');
    route('/spaces');
  };
  return (
    <>
      <Button kind="danger" onClick={() => ask(true)}>
        Delete the space
      </Button>
      {isAsked && (
        <Dialog title={`Delete ${name}?`} onClose={() => ask(false)}>
          <p>
            Nobody finds it any more, and its feed shows nothing. Uploads and productions stay. It cannot be
            undone.
          </p>
          <div class="actions">
            <Button onClick={() => ask(false)}>Keep</Button>
            <Button kind="danger" onClick={remove}>
              Delete
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
