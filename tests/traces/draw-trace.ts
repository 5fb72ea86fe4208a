import type { SentSpan } from './sink.ts';

/** Draws the spans of one trace as a tree, each with its process, when it began and how long it took, in ms. */
export function drawTrace(spans: SentSpan[], processes: Record<string, string>): string {
  const sorted = spans.toSorted((one, other) => Number(one.startedAt - other.startedAt));
  const known = new Set(spans.map(({ spanId }) => spanId));
  const firstAt = sorted[0]?.startedAt ?? 0n;
  const draw = (parent: string | undefined, depth: number): string[] =>
    sorted
      .filter(({ parentSpanId = '' }) =>
        parent === undefined ? !known.has(parentSpanId) : parentSpanId === parent,
      )
      .flatMap((span) => {
        const process = processes[String(span.resource['service.instance.id'])] ?? '?';
        const times = [span.startedAt - firstAt, span.endedAt - span.startedAt].map((ns) =>
          (Number(ns) / 1e6).toFixed(1).padStart(9),
        );
        return [
          `${times.join(' ')}  ${process.padEnd(8)}  ${'  '.repeat(depth)}${span.name}`,
          ...draw(span.spanId, depth + 1),
        ];
      });
  return ['    at ms   took ms  process   span', ...draw(undefined, 0)].join('\n');
}
