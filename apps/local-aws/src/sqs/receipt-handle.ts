import { refused } from './errors.ts';
import type { Message } from './queue.ts';

/** Every receive of a message gives another handle. */
export function writeHandle({ id, receiveCount }: Pick<Message, 'id' | 'receiveCount'>): string {
  return Buffer.from(`${id}:${receiveCount}`).toString('base64url');
}

export function readHandle(handle: string): { id: string; receiveCount: number } {
  const [, id, count] = /^([\da-f-]{36}):(\d+)$/.exec(Buffer.from(handle, 'base64url').toString()) ?? [];
  if (id === undefined) {
    throw refused('ReceiptHandleIsInvalid', `The input receipt handle "${handle}" is not valid`, 404);
  }
  return { id, receiveCount: Number(count) };
}
