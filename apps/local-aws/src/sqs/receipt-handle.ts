import { refused } from './errors.ts';

type Receipt = { id: string; receiveCount: number };

/** Every receive of a message gives another handle. */
export function writeHandle({ id, receiveCount }: Receipt): string {
  return Buffer.from(`${id}:${receiveCount}`).toString('base64url');
}

export function readHandle(handle: string): Receipt {
  const [, id, count] = /^([\da-f-]{36}):(\d+)$/.exec(Buffer.from(handle, 'base64url').toString()) ?? [];
  if (id === undefined) {
    throw refused('ReceiptHandleIsInvalid', `The input receipt handle "${handle}" is not valid`, 404);
  }
  return { id, receiveCount: Number(count) };
}
