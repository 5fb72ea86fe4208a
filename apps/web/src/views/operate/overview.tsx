import { ok } from '@bacs/client';
import type { ComponentChildren } from 'preact';
import { bacs, type Schemas } from '../../api/bacs.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useEvery } from '../../api/use-every.ts';
import { formatAge, formatCount } from '../../components/format.ts';
import { Problem } from '../../components/message.tsx';
import { StateBadge } from '../../components/state-badge.tsx';
import { OperatePage } from '../../operate/operate-page.tsx';
import { productionsAt } from '../../operate/search.ts';

type Overview = Schemas['Overview'];
const mostCounted = 1_000;

/** How the service is as a whole, as of a few seconds ago */
export default function OperateOverview() {
  const { data, error, reload } = useAnswer(() => ok(bacs.http.GET('/api/admin/overview')), []);
  useEvery(5_000, reload);
  const overview = data.value;
  return (
    <OperatePage title="Operate">
      {error.value !== undefined && <Problem error={error.value} onRetry={reload} />}
      {overview ? (
        <div class="overview">
          {error.value === undefined && <Degraded degraded={overview.degraded} />}
          <States productions={overview.productions} />
          <Fleet fleet={overview.fleet} budget={overview.budget} />
          <Queues queues={overview.queues} />
        </div>
      ) : (
        <div class="grid-loading" aria-busy="true" />
      )}
    </OperatePage>
  );
}

function Degraded({ degraded }: Pick<Overview, 'degraded'>) {
  return (
    <section class="card whole" aria-labelledby="degraded" role="status">
      <h2 id="degraded">{degraded.length === 0 ? 'Everything works' : 'Something does not work'}</h2>
      <ul>
        {degraded.map(({ code, message }) => (
          <li key={code}>
            <code>{code}</code> {message}
          </li>
        ))}
      </ul>
    </section>
  );
}

function States({ productions }: Pick<Overview, 'productions'>) {
  return (
    <Table title="Productions" heads={['State', 'How many', 'Oldest']}>
      {productions.map(({ status, count: number, oldest }) => (
        <tr key={status}>
          <th scope="row">
            <a href={productionsAt({ status })}>
              <StateBadge status={status} />
            </a>
          </th>
          <td>
            {number.toLocaleString('en')}
            {number >= mostCounted && ' or more'}
          </td>
          <td>
            {oldest?.created_at ? (
              <a href={`/operate/productions/${oldest.ulid}`}>{formatAge(oldest.created_at)}</a>
            ) : (
              '–'
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Fleet({ fleet, budget }: Pick<Overview, 'fleet' | 'budget'>) {
  if (!fleet || !budget)
    return <section class="card soft">Redis does not tell of workers and queues.</section>;
  const { learned_per_second: learned } = budget;
  return (
    <Table title={formatCount(fleet.workers.length, 'worker')} heads={['Host', 'Release', 'Up']}>
      {fleet.workers.map(({ id, host, release, started_at }) => (
        <tr key={id}>
          <th scope="row" dir="auto">
            {host}
          </th>
          <td dir="auto">{release}</td>
          <td>{formatAge(started_at)}</td>
        </tr>
      ))}
      <tr>
        <td colSpan={3} class="small soft">
          {formatCount(budget.calls_last_second, 'call')} to MediaConvert in the last second
          {learned === null ? '; AWS has refused none' : ` of about ${learned.toFixed(1)} that AWS allows`}
          {fleet.line_paused !== null && `. Nothing leaves the line: ${fleet.line_paused}`}
        </td>
      </tr>
    </Table>
  );
}

function Queues({ queues }: Pick<Overview, 'queues'>) {
  return (
    <Table title="Queues" heads={['Queue', 'Waiting', 'Oldest', 'Active', 'Delayed', 'Failed']} isWhole>
      {(queues ?? []).map(({ name, waiting, active, delayed, failed, paused, oldest_waiting_at }) => (
        <tr key={name}>
          <th scope="row">
            <a href={`/admin/queues/queue/${name}`}>{name}</a>
            {paused && (
              <>
                {' '}
                <span class="badge warn">paused</span>
              </>
            )}
          </th>
          <td>{waiting.toLocaleString('en')}</td>
          <td>{oldest_waiting_at ? formatAge(oldest_waiting_at) : '–'}</td>
          <td>{active.toLocaleString('en')}</td>
          <td>{delayed.toLocaleString('en')}</td>
          <td>{failed.toLocaleString('en')}</td>
        </tr>
      ))}
    </Table>
  );
}

type TableProps = { title: string; heads: string[]; isWhole?: boolean; children: ComponentChildren };

function Table({ title, heads, isWhole = false, children }: TableProps) {
  return (
    <section class={`card ${isWhole ? 'whole' : ''}`}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
