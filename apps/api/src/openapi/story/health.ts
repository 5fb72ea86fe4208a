const noWorker = {
  code: 'NO_WORKER',
  message: 'No worker is alive: start one, since productions and deletions wait until then.',
};
const noDatabase = {
  code: 'DATABASE_UNREACHABLE',
  message: 'The database does not answer: start it, or correct DATABASE_URL.',
};

export const healthExamples = {
  getLiveness: { 200: { status: 'ok' } },
  getReadiness: {
    200: { ready: true, problems: [], degraded: [noWorker] },
    503: { ready: false, problems: [noDatabase], degraded: [] },
  },
};
