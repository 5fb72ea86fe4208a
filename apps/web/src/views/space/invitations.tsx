import { ok } from '@bacs/client';
import { useRef, useState } from 'preact/hooks';
import { bacs } from '../../api/bacs.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { formatTime } from '../../components/format.ts';
import { Problem } from '../../components/message.tsx';
import { useKeptFocus } from '../../components/use-kept-focus.ts';
import { type MemberRole, roleWords, type Space } from '../../spaces/space.ts';
import { RoleSelect } from './role-select.tsx';

/** Makes invitations, shows the code of each once, and withdraws those that nobody has accepted. */
export function Invitations({ space: { id } }: { space: Space }) {
  const [role, setRole] = useState<MemberRole>('viewer');
  const [code, setCode] = useState<string | null>(null);
  const { data, error, reload } = useAnswer(
    () =>
      ok(bacs.http.GET('/api/spaces/{id}/invitations', { params: { path: { id }, query: { limit: 100 } } })),
    [id],
  );
  const section = useRef<HTMLElement>(null);
  useKeptFocus(section);
  const invite = async () => {
    const body = { role };
    const made = await ok(bacs.http.POST('/api/spaces/{id}/invitations', { params: { path: { id } }, body }));
    setCode(made.code);
    await reload();
  };
  const withdraw = async (invitation_id: number) => {
    const params = { path: { id, invitation_id } };
    await ok(bacs.http.DELETE('/api/spaces/{id}/invitations/{invitation_id}', { params }));
    await reload();
  };
  return (
    <section ref={section} aria-labelledby="invitations">
      <div class="section-title">
        <h2 id="invitations">Invitations</h2>
      </div>
      <div class="actions">
        <RoleSelect label="Role of who is invited" role={role} onChange={setRole} />
        <Button kind="primary" onClick={invite}>
          Invite somebody
        </Button>
      </div>
      <div role="status">
        {code !== null && (
          <div class="card code">
            <p>
              Give this code to the one whom you invite, and to nobody else. It is not shown again.
              <code>{code}</code>
            </p>
            <CopyButton text={code} what="The code">
              Copy code
            </CopyButton>
          </div>
        )}
      </div>
      {error.value !== undefined && <Problem error={error.value} onRetry={reload} />}
      <ul class="lines" aria-label="Open invitations">
        {data.value?.items.map((invitation) => (
          <li key={invitation.id} class="card line">
            <span class="what">
              {roleWords[invitation.role]}
              {invitation.expires_at && (
                <span class="small soft">Valid until {formatTime(invitation.expires_at)}</span>
              )}
            </span>
            <Button kind="quiet" onClick={() => withdraw(invitation.id)}>
              Withdraw
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
