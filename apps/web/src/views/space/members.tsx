import { ok } from '@bacs/client';
import { useRef } from 'preact/hooks';
import { bacs, type Schemas } from '../../api/bacs.ts';
import { usePages } from '../../api/use-pages.ts';
import { Button } from '../../components/button.tsx';
import { EndlessGrid } from '../../components/endless-grid.tsx';
import { Problem } from '../../components/message.tsx';
import { useKeptFocus } from '../../components/use-kept-focus.ts';
import { type MemberRole, manages, type Space } from '../../spaces/space.ts';
import { Invitations } from './invitations.tsx';
import { RoleSelect } from './role-select.tsx';

type Member = Schemas['Member'];

/** In pixels; on a phone, the name has a line for itself, as `.members .line` says. */
function memberHeight(width: number): number {
  return width <= 480 ? 108 : 64;
}

export function Members({ space }: { space: Space }) {
  const { id } = space;
  const pages = usePages(
    (cursor) =>
      ok(
        bacs.http.GET('/api/spaces/{id}/members', { params: { path: { id }, query: { limit: 48, cursor } } }),
      ),
    [id],
  );
  const { items, isLoading, error, more } = pages;
  const section = useRef<HTMLElement>(null);
  useKeptFocus(section);
  const change = async ({ user_id }: Member, role: MemberRole) => {
    const params = { path: { id, user_id } };
    const changed = await ok(bacs.http.PUT('/api/spaces/{id}/members/{user_id}', { params, body: { role } }));
    items.value = items.peek().map((member) => (member.user_id === user_id ? changed : member));
  };
  const remove = async ({ user_id }: Member) => {
    await ok(bacs.http.DELETE('/api/spaces/{id}/members/{user_id}', { params: { path: { id, user_id } } }));
    items.value = items.peek().filter((member) => member.user_id !== user_id);
  };
  return (
    <div class="members">
      {manages(space) && space.closed_at === null && <Invitations space={space} />}
      <section ref={section} aria-labelledby="members">
        <div class="section-title">
          <h2 id="members">Members</h2>
        </div>
        {error.value !== undefined ? (
          <Problem error={error.value} onRetry={more} />
        ) : items.value.length === 0 ? (
          <p class="soft">{isLoading.value ? '' : 'Nobody but the owner is in this space yet.'}</p>
        ) : (
          <EndlessGrid
            label="Members"
            pages={pages}
            keyOf={({ user_id }) => String(user_id)}
            heightOf={memberHeight}
            gap={8}
          >
            {(member) => (
              <div class="card line">
                <strong class="what one-line" dir="auto">
                  {nameOf(member)}
                </strong>
                <RoleSelect
                  label={`Role of ${nameOf(member)}`}
                  role={member.role}
                  onChange={(role) => change(member, role)}
                />
                <Button kind="quiet" label={`Remove ${nameOf(member)}`} onClick={() => remove(member)}>
                  Remove
                </Button>
              </div>
            )}
          </EndlessGrid>
        )}
      </section>
    </div>
  );
}

function nameOf({ user_id, display_name }: Member): string {
  return display_name ?? `User ${user_id}`;
}
