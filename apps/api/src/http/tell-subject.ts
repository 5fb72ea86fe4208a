import type { Dependencies } from '../dependencies.ts';
import { noteForLog } from './request-log.ts';

/** Has the line of the request and its span say what the request is about: `{ production: ULID }`. */
export function tellSubject(
  { tracing }: Pick<Dependencies, 'tracing'>,
  request: object,
  subject: Record<string, string | string[]>,
): void {
  noteForLog(request, subject);
  tracing?.tellOf(request, subject);
}
