import { ok } from '@bacs/client';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { bacs } from '../../api/bacs.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import type { Space } from '../../spaces/space.ts';

type SpaceType = NonNullable<Space['type']>;

const types: [SpaceType, string, string][] = [
  ['group', 'Group', 'Its members read it; you invite them.'],
  ['channel', 'Channel', 'Everybody with a key reads it.'],
  ['personal', 'Personal', 'Only you read it.'],
];

export function MakeDialog({ onClose }: { onClose: () => void }) {
  const { route } = useLocation();
  const [name, setName] = useState('');
  const [slug, setSlug] = useState<string | null>(null);
  const [type, setType] = useState<SpaceType>('group');
  const [isReviewed, setReviewed] = useState(false);
  const address = slug ?? slugOf(name);
  const make = async () => {
    const settings = { require_review: isReviewed };
    const body = { type, name: name.trim(), slug: address, settings };
    const { id } = await ok(bacs.http.POST('/api/spaces', { body }));
    onClose();
    route(`/spaces/${id}`);
  };
  return (
    <Dialog title="New space" onClose={onClose}>
      <form class="form" onSubmit={(event) => event.preventDefault()}>
        <label class="field">
          <span>Name</span>
          <input
            value={name}
            maxLength={255}
            required
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>Short name</span>
          <input
            value={address}
            maxLength={190}
            autocapitalize="none"
            spellcheck={false}
            onInput={({ currentTarget }) => setSlug(currentTarget.value)}
          />
          <span class="hint small soft">
            Programs find it by this: small letters, digits and hyphens, and no other space of the kind has
            it.
          </span>
        </label>
        <fieldset class="kinds">
          <legend>Who may read it</legend>
          {types.map(([value, word, hint]) => (
            <label key={value} class="check">
              <input type="radio" name="type" checked={type === value} onChange={() => setType(value)} />
              <span>
                {word} <span class="small soft">{hint}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <label class="check">
          <input
            type="checkbox"
            checked={isReviewed}
            onChange={({ currentTarget }) => setReviewed(currentTarget.checked)}
          />
          A moderator looks at what members publish before it is shown
        </label>
        <div class="actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" onClick={make} disabled={name.trim() === '' || address === ''}>
            Make the space
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Such as `evening-news`, of `Evening News!` */
function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mark}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
}
