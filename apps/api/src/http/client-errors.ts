import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Problem } from './errors.ts';
import { describeProblem } from './problem-details.ts';

/** Answers bytes that are not a complete HTTP request, and closes the connection. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) {
    const problem = toProblem(error.code);
    const { statusCode: status } = problem;
    const body = JSON.stringify(describeProblem(problem));
    socket.write(
      [
        `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
        'content-type: application/problem+json; charset=utf-8',
        `content-length: ${Buffer.byteLength(body)}`,
        'cache-control: no-store',
        'connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  }
  socket.destroy(error);
}

function toProblem(code: string | undefined): Problem {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Problem('REQUEST_TIMEOUT');
  if (code === 'HPE_HEADER_OVERFLOW') return new Problem('HEADERS_TOO_LARGE');
  return new Problem('INVALID_REQUEST', 'The connection received bytes that are not a valid HTTP request.');
}
