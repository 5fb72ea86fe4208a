import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

/** A statement that has ended, as Kysely tells it. Its values are not looked at. */
export type Statement = { query: { sql: string }; queryDurationMillis: number; error?: unknown };

const tracer = trace.getTracer('mysql');

export function traceStatement({ query: { sql }, queryDurationMillis, error }: Statement): void {
  const verb = /^\W*(\w+)/.exec(sql)?.[1]?.toUpperCase() ?? 'SQL';
  const table = /\b(?:from|into|update)\s+`?(\w+)/i.exec(sql)?.[1];
  const endedAt = Date.now();
  const span = tracer.startSpan(table === undefined ? verb : `${verb} ${table}`, {
    kind: SpanKind.CLIENT,
    startTime: endedAt - queryDurationMillis,
    attributes: {
      'db.system.name': 'mysql',
      'db.operation.name': verb,
      'db.collection.name': table,
      'db.query.text': sql,
    },
  });
  if (error !== undefined) {
    span.setAttribute('error.type', String(Object(error).code ?? Object(error).name));
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end(endedAt);
}
