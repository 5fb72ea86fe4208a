import type { SentSpan } from './sink.ts';

type IsOne = (span: SentSpan) => boolean;

export function isNamed(wanted: string): IsOne {
  return ({ name }) => name === wanted;
}

/** @param subject for example `{ production: ULID }` */
export function isAbout(subject: Record<string, string>, wanted: string): IsOne {
  return ({ name, attributes }) =>
    name === wanted && Object.entries(subject).every(([what, ulid]) => attributes[`bacs.${what}`] === ulid);
}

export function rootOf(span: SentSpan, trace: SentSpan[]): SentSpan {
  return above(span, trace).at(-1) ?? span;
}

/** Names the steps of jobs that a span is in. */
export function stepsAbove(span: SentSpan | undefined, trace: SentSpan[]): string[] {
  return above(span, trace)
    .map(({ name }) => name)
    .filter((name) => name.startsWith('process '));
}

function above(span: SentSpan | undefined, trace: SentSpan[]): SentSpan[] {
  const parent = span && trace.find(({ spanId }) => spanId === span.parentSpanId);
  return parent ? [parent, ...above(parent, trace)] : [];
}
