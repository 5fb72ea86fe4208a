import type { Attributes } from '@opentelemetry/api';
import type { SpanProcessor } from '@opentelemetry/sdk-trace';
import type { TracingOptions } from './tracing.ts';

type Options = Pick<TracingOptions, 'redact' | 'subject' | 'subjectOfJob'>;

/** Has each span say what it is about, and takes out of it what nobody may see, whichever library has written it. */
export function finishSpans({ redact, subject, subjectOfJob }: Options): SpanProcessor {
  const clean = (attributes: Attributes | undefined) => {
    for (const [name, value] of Object.entries(attributes ?? {}))
      if (attributes && typeof value === 'string') attributes[name] = redact(value);
  };
  return {
    onStart: (span) => void span.setAttributes(attributesOf(subject())),
    onEnd: ({ attributes, events, status }) => {
      const { 'bullmq.queue.name': queue, 'bullmq.job.id': jobId } = attributes;
      if (typeof queue === 'string' && typeof jobId === 'string')
        Object.assign(attributes, attributesOf(subjectOfJob(queue, jobId)));
      clean(attributes);
      for (const event of events) clean(event.attributes);
      if (status.message !== undefined) status.message = redact(status.message);
    },
    forceFlush: async () => {},
    shutdown: async () => {},
  };
}

function attributesOf(subject: Record<string, string>): Attributes {
  return Object.fromEntries(Object.entries(subject).map(([what, ulid]) => [`bacs.${what}`, ulid]));
}
