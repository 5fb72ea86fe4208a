import { ok } from '@bacs/client';
import type { ComponentChildren } from 'preact';
import { useRoute } from 'preact-iso';
import { bacs, type Schemas } from '../../api/bacs.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useEvery } from '../../api/use-every.ts';
import { formatTime } from '../../components/format.ts';
import { Problem } from '../../components/message.tsx';
import { StateBadge } from '../../components/state-badge.tsx';
import { BulkButtons } from '../../operate/bulk-buttons.tsx';
import { OperatePage } from '../../operate/operate-page.tsx';
import { Timeline } from '../../timeline/timeline.tsx';

type Inspection = Schemas['Inspection'];

/** All that is known of a production, for finding out why */
export default function OperateProduction() {
  const { ulid = '' } = useRoute().params;
  const { data, error, reload } = useAnswer(
    () => ok(bacs.http.GET('/api/admin/productions/{id}', { params: { path: { id: ulid } } })),
    [ulid],
  );
  useEvery(5_000, reload);
  const inspection = data.value;
  return (
    <OperatePage
      title={inspection?.production.name ?? inspection?.upload?.filename ?? ulid}
      actions={
        inspection && <BulkButtons filter={{ text: ulid }} only={actionOf(inspection.production.status)} />
      }
    >
      {error.value !== undefined && <Problem error={error.value} onRetry={reload} />}
      {inspection && (
        <div class="inspection">
          <Standing inspection={inspection} />
          <section class="card">
            <h2>Timeline</h2>
            <Timeline timeline={inspection.timeline} />
          </section>
          <QueueJob inspection={inspection} />
          <Settings settings={inspection.settings} />
          <Around inspection={inspection} />
        </div>
      )}
    </OperatePage>
  );
}

/** What an operator may do with it in its state */
function actionOf(status: Inspection['production']['status']): 'retry' | 'cancel' | null {
  if (status === 'failed' || status === 'canceled') return 'retry';
  return status === 'completed' || status === 'deleting' ? null : 'cancel';
}

function Standing({ inspection: { production, row, console_url } }: { inspection: Inspection }) {
  const { status, blocked_reason, error, user_id, profile, attempt, mediaconvert_job_id } = production;
  const times = {
    Accepted: production.created_at,
    Released: row.released_at,
    'Call intended': row.submit_intent_at,
  };
  const later = { Started: production.started_at, 'Cancel asked': production.cancel_requested_at };
  return (
    <section class="card">
      <h2 class="visually-hidden">State</h2>
      <dl class="facts">
        <Fact name="State">
          <StateBadge status={status} isBlocked={blocked_reason !== null} />
        </Fact>
        {blocked_reason !== null && <Fact name="Blocked">{blocked_reason}</Fact>}
        {error && (
          <>
            <Fact name="Error">
              <code>{error.code}</code> {error.message}
            </Fact>
            <Fact name="Whose fault">
              {error.class}, {error.retryable ? 'another try can help' : 'another try alone does not help'}
            </Fact>
            <Fact name="What to do">{error.help}</Fact>
          </>
        )}
        <Fact name="User">{user_id}</Fact>
        <Fact name="Profile">{profile ?? 'not chosen yet'}</Fact>
        <Fact name="Attempt">{attempt}</Fact>
        <Fact name="MediaConvert">
          {mediaconvert_job_id ? <code>{mediaconvert_job_id}</code> : 'no job'}{' '}
          {console_url && <a href={console_url}>Console</a>}
        </Fact>
        {row.failed_jobs.length > 0 && (
          <Fact name="Failed before">
            {row.failed_jobs.map(({ id, code }) => (
              <div key={id}>
                <code>{id}</code> with <code>{code}</code>
              </div>
            ))}
          </Fact>
        )}
        {Object.entries({ ...times, ...later, Ended: production.completed_at }).map(
          ([name, at]) =>
            at && (
              <Fact key={name} name={name}>
                <time dateTime={at}>{formatTime(at)}</time>
              </Fact>
            ),
        )}
        <Fact name="ULID">
          <code>{production.ulid}</code>
        </Fact>
      </dl>
    </section>
  );
}

function QueueJob({ inspection: { queue, job } }: { inspection: Inspection }) {
  const absent = { none: 'Redis has no job of it.', unknown: 'Redis does not tell.', found: '' };
  return (
    <section class="card">
      <h2>Job of the queue</h2>
      {!job && <p class="soft">{absent[queue]}</p>}
      {job && (
        <>
          <p>
            {job.state}, after {job.steps} steps and {job.errors} errors.{' '}
            <a href={job.board_url}>Show it on Bull Board</a>
          </p>
          {job.failed_reason && <p dir="auto">{job.failed_reason}</p>}
          {job.log.length > 0 && <pre>{job.log.join('\n')}</pre>}
        </>
      )}
    </section>
  );
}

function Settings({ settings: { settings, same, problem } }: Pick<Inspection, 'settings'>) {
  const words =
    same === null ? 'None were sent yet.' : same ? 'As they were sent.' : 'They differ from those sent.';
  return (
    <section class="card">
      <h2>Settings</h2>
      <p class="small soft">{problem ?? words}</p>
      {settings && (
        <details>
          <summary>MediaConvert job settings</summary>
          <pre>{JSON.stringify(settings, null, 2)}</pre>
        </details>
      )}
    </section>
  );
}

function Around({ inspection }: { inspection: Inspection }) {
  const { upload, publications, deletion, retries, production } = inspection;
  return (
    <section class="card">
      <h2>Around it</h2>
      <dl class="facts">
        <Fact name="Upload">
          {upload ? `${upload.filename ?? upload.uuid}, ${upload.status}` : 'is gone'}
        </Fact>
        <Fact name="Publications">
          {publications.map(({ id, status }) => `${id} ${status}`).join(', ') || 'none'}
        </Fact>
        {deletion && (
          <Fact name="Deletion">
            <code>{deletion.ulid}</code> {deletion.status}
          </Fact>
        )}
        {production.retried_from && (
          <Fact name="Retries">
            <a href={`/operate/productions/${production.retried_from}`}>{production.retried_from}</a>
          </Fact>
        )}
        {retries.length > 0 && (
          <Fact name="Retried by">
            {retries.map((ulid) => (
              <a key={ulid} href={`/operate/productions/${ulid}`}>
                {ulid}{' '}
              </a>
            ))}
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </>
  );
}
