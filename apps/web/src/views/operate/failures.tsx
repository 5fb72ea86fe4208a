import { ok } from '@bacs/client';
import { useLocation } from 'preact-iso';
import { bacs, type Schemas } from '../../api/bacs.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Button } from '../../components/button.tsx';
import { formatAge, formatCount, formatTime } from '../../components/format.ts';
import { Empty, Problem } from '../../components/message.tsx';
import { OperatePage } from '../../operate/operate-page.tsx';
import { productionsAt, type Search } from '../../operate/search.ts';

const spans = { '1': 'Last hour', '24': 'Last day', '168': 'Last week', all: 'Ever' } as const;

/** What fails, and why: what has the same code and cause is one group. */
export default function Failures() {
  const { query, route } = useLocation();
  const hours = query['hours'] ?? '24';
  const { data, error, reload } = useAnswer(async () => {
    const from = hours === 'all' ? undefined : sinceHours(Number(hours) || 24);
    const found = await ok(bacs.http.GET('/api/admin/failures', { params: { query: { from } } }));
    // A group leads to what was counted for it.
    return { from, ...found };
  }, [hours]);
  const failures = data.value;
  return (
    <OperatePage title="Failures" actions={<Button onClick={reload}>Look again</Button>}>
      <div class="filters">
        <div class="field">
          <label for="hours">When</label>
          <select
            id="hours"
            value={hours}
            onChange={({ currentTarget }) => route(`/operate/failures?hours=${currentTarget.value}`)}
          >
            {Object.entries(spans).map(([value, word]) => (
              <option key={value} value={value}>
                {word}
              </option>
            ))}
          </select>
        </div>
      </div>
      <p class="small soft looked" role="status">
        {failures
          ? `${formatCount(failures.looked_at, 'failure')}${failures.truncated ? ', the newest of more' : ''} in ${formatCount(failures.items.length, 'group')}`
          : 'Looking…'}
      </p>
      {error.value !== undefined && <Problem error={error.value} onRetry={reload} />}
      {failures?.items.length === 0 && <Empty title="Nothing has failed" />}
      <ul class="groups" aria-label="Groups of failures">
        {failures?.items.map((group) => (
          <Group key={`${group.code} ${group.cause}`} group={group} from={failures.from} />
        ))}
      </ul>
    </OperatePage>
  );
}

function Group({ group, from }: { group: Schemas['FailureGroup']; from: string | undefined }) {
  const { code, cause, help, first_at, last_at } = group;
  const search: Search = {
    status: 'failed',
    ...(code !== null && { error_code: code }),
    cause,
    by: 'ended',
    ...(from !== undefined && { from }),
  };
  return (
    <li>
      <a class="card group" href={productionsAt(search)}>
        <strong class="number">{group.count.toLocaleString('en')}</strong>
        <span class="what">
          <code>{code ?? 'no code'}</code> <span dir="auto">{cause || 'no message'}</span>
        </span>
        <span class="small soft">
          {group.class}: {help}{' '}
          {first_at && last_at && (
            <>
              Since <time dateTime={first_at}>{formatTime(first_at)}</time>, the last one {formatAge(last_at)}{' '}
              ago
            </>
          )}
        </span>
      </a>
    </li>
  );
}

/** Whole minutes, so that the address of a group stays the same for a while. */
function sinceHours(hours: number): string {
  return new Date(Math.floor(Date.now() / 60_000 - hours * 60) * 60_000).toISOString();
}
