/** A mutation removes one thing that the promise rests on. */
export type Mutation = {
  name: string;
  file: string;
  /** The file contains this exactly once. */
  from: string;
  to: string;
  /** These tests must notice the mutation. */
  tests: string[];
};

export const mutations: Mutation[] = [
  {
    name: 'no intent before CreateJob',
    file: 'apps/worker/src/render/send.ts',
    from: `await deps.together.tryRecordIntent(production, {
    previous: production.submit_intent_at,
    profile,
    settingsHash,
    sourceProblem,
  });`,
    to: 'new Date();',
    tests: ['tests/faults/create-job.test.ts'],
  },
  {
    name: 'no compare-and-set when a job is stored',
    file: 'packages/db/src/productions/transitions.ts',
    from: `mayBecome(row.status, 'submitted') && row.mediaconvert_job_id === null && !hasFailed(row, jobId),`,
    to: 'row.id > 0 || !hasFailed(row, jobId),',
    tests: ['tests/faults/answer.test.ts'],
  },
  {
    name: 'what is rendered again need not be the job that was seen to fail',
    file: 'packages/db/src/productions/render-again.ts',
    from: ".where('mediaconvert_job_id', '=', id),",
    to: ".where('mediaconvert_job_id', 'is not', null),",
    tests: ['tests/db/render-again.test.ts'],
  },
  {
    name: 'a search finds the job that has failed',
    file: 'apps/worker/src/mediaconvert/find-jobs.ts',
    from: 'for (const { id } of failed_jobs ?? []) unique.delete(id);',
    to: 'for (const { id } of failed_jobs ?? []) unique.has(id);',
    tests: ['tests/faults/rerender.test.ts'],
  },
  {
    name: 'no search before CreateJob is called again',
    file: 'apps/worker/src/render/search.ts',
    from: 'const [found, ...others] = await findJobs(deps.mediaConvert, wanted);',
    to: 'const [found, ...others]: Awaited<ReturnType<typeof findJobs>> = [];',
    tests: ['tests/faults/create-job.test.ts'],
  },
  {
    name: 'no cancellation of a twin',
    file: 'apps/worker/src/mediaconvert/cancel-twin.ts',
    from: 'pRetry(() => requestCancel(mediaConvert, jobId), { retries: 3, randomize: true }),',
    to: 'pRetry(async () => [requestCancel, mediaConvert], { retries: 3, randomize: true }),',
    tests: ['tests/faults/answer.test.ts'],
  },
  {
    name: 'a twin is canceled only by who still has the job of the queue',
    file: 'apps/worker/src/mediaconvert/cancel-twin.ts',
    from: 'withPurpose({ signal: undefined }, () =>',
    to: 'withPurpose({}, () =>',
    tests: ['tests/pipeline/twins.test.ts'],
  },
  {
    name: 'what is to be canceled is sent again',
    file: 'packages/db/src/productions/intents.ts',
    from: `.where('cancel_requested_at', 'is', null)
    .executeTakeFirst();`,
    to: '.executeTakeFirst();',
    tests: ['tests/api/productions-manage.test.ts'],
  },
  {
    name: 'what is to be canceled gets an intent',
    file: 'packages/db/src/productions/intents.ts',
    from: 'row.cancel_requested_at === null &&',
    to: '',
    tests: ['tests/api/productions-manage.test.ts'],
  },
  {
    name: 'a row that somebody has locked keeps the others waiting',
    file: 'packages/db/src/productions/change-together.ts',
    from: '.$if(!waits, (query) => query.skipLocked())',
    to: '.$if(waits, (query) => query)',
    tests: ['tests/db/change-together.test.ts'],
  },
  {
    name: 'what is to be canceled is canceled without a search for its job',
    file: 'apps/worker/src/render/cancel-queued.ts',
    from: 'if (intent !== null) {',
    to: 'if (intent === undefined) {',
    tests: ['tests/pipeline/cancel.test.ts'],
  },
  {
    name: 'what is to be canceled is only looked at',
    file: 'apps/worker/src/render/look.ts',
    from: 'production.cancel_requested_at === null ? getJob : cancelJob',
    to: '[getJob, cancelJob][0] ?? getJob',
    tests: ['tests/pipeline/cancel.test.ts'],
  },
  {
    name: 'what is canceled may become completed',
    file: 'packages/domain/src/states.ts',
    from: 'canceled: [],',
    to: "canceled: ['completed'],",
    tests: ['packages/domain/src/states.test.ts'],
  },
  {
    name: 'the deletion of a production covers its upload',
    file: 'packages/domain/src/deletable-places.ts',
    from: `const owner = \`\${uuid}/\${ulid}\`;
  const { date } = identifyUpload(upload);
  const prefixes = [
    ...(output_prefix ? [requireOwnPrefix(output_prefix, owner)] : []),
    ...(date ? [rootPrefix({ date, uploadUuid: uuid, productionUlid: ulid })] : []),`,
    to: `const owner = uuid;
  const { date } = identifyUpload(upload);
  const prefixes = [
    ...(output_prefix ? [requireOwnPrefix(output_prefix, owner)] : []),
    ...(date ? [uploadPrefix({ date, uploadUuid: uuid })] : []),`,
    tests: ['packages/domain/src/deletable-places.test.ts'],
  },
  {
    name: 'the publications of what failed are not taken back',
    file: 'packages/db/src/productions/try-transition.ts',
    from: 'await unpublishProduction(tx, seen.id, { actorId: null, why: { production: to } });',
    to: '',
    tests: ['tests/db/unpublished.test.ts'],
  },
  {
    name: 'a lane takes turns of others',
    file: 'packages/db/src/line/release.ts',
    from: "await tx.updateTable('productions').set({ turn: next.turn }).where('id', '=', first.id).execute();",
    to: 'await Promise.resolve();',
    tests: ['tests/db/line.test.ts'],
  },
  {
    name: 'turns begin at the beginning of time',
    file: 'packages/db/src/line/release.ts',
    from: 'virtualTime = Math.max(virtualTime, first.turn);',
    to: '',
    tests: ['tests/db/line.test.ts'],
  },
  {
    name: 'what waits takes no notice of what is in flight',
    file: 'packages/db/src/line/room.ts',
    from: ': backlog - unstarted;',
    to: ': backlog - 0 * unstarted;',
    tests: ['tests/db/line.test.ts'],
  },
  {
    name: 'lists let the optimizer choose',
    file: 'packages/db/src/by-index.ts',
    from: `sql\`\${sql.ref(alias)} FORCE INDEX (\${sql.ref(index)})\``,
    to: `sql\`\${sql.ref(alias)}\``,
    tests: ['tests/bench/rows/rows.test.ts'],
  },
  {
    name: 'a feed reads on past everything',
    file: 'packages/db/src/feeds/feed.ts',
    from: 'const mostRead = 1_000;',
    to: 'const mostRead = 1_000_000;',
    tests: ['tests/db/feeds.test.ts'],
  },
  {
    name: 'the history of what has not ended goes with its age',
    file: 'packages/db/src/productions/remove-old.ts',
    from: '(of.production_id === null || isOver)',
    to: 'true',
    tests: ['tests/db/retention.test.ts'],
  },
  {
    name: 'a key that is removed leaves its descendants to nobody',
    file: 'packages/db/src/keys/remove-old.ts',
    from: '.set({ made_by: key.made_by })',
    to: '.set({ made_by: null })',
    tests: ['tests/db/retention.test.ts'],
  },
  {
    name: 'events numbered as they were inserted',
    file: 'packages/db/src/events/number.ts',
    from: 'number: counter.last_number + 1 + index,',
    to: 'number: event.id,',
    tests: ['tests/events/gapless.test.ts'],
  },
  {
    name: 'the address of a receiver is not checked at the socket',
    file: 'packages/webhooks/src/targets.ts',
    from: '!first || addresses.some(({ address }) => !isAllowed(address, targets))',
    to: '!first',
    tests: ['packages/webhooks/src/send.test.ts'],
  },
  {
    name: 'the events of one subject are sent beside each other',
    file: 'packages/db/src/webhooks/deliveries.ts',
    from: 'firsts.set(delivery.subject, delivery)',
    to: 'firsts.set(String(delivery.id), delivery)',
    tests: ['tests/webhooks/delivery.test.ts'],
  },
  {
    name: 'retention takes events away from receivers',
    file: 'packages/db/src/events/remove-old.ts',
    from: 'eb.not(isAwaited(eb))',
    to: 'eb.or([eb.not(isAwaited(eb)), isAwaited(eb)])',
    tests: ['tests/webhooks/retention.test.ts'],
  },
  {
    name: 'a bulk retry of what has changed since it was shown',
    file: 'packages/db/src/bulk/retry.ts',
    from: 'const changed = await findChanged(tx, mine);',
    to: 'const changed: Awaited<ReturnType<typeof findChanged>> = new Map();',
    tests: ['tests/db/bulk.test.ts'],
  },
  {
    name: 'a bulk cancel that does not know what a run before it has done',
    file: 'packages/db/src/bulk/cancel.ts',
    from: '(await cancelsOf(db, production_id)).includes(bulkAction)',
    to: 'false',
    tests: ['tests/db/bulk.test.ts'],
  },
];
