export const healthExamples = {
  getLiveness: { 200: { status: 'ok' } },
  getReadiness: { 200: { mysql: 'ok', redis: 'ok' }, 503: { mysql: 'unreachable', redis: 'ok' } },
};
