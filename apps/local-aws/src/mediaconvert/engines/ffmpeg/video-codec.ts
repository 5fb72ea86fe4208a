import { open } from 'node:fs/promises';
import { RenderError } from '../engine.ts';

/** The packets of tables and the first of pictures lie within these first bytes. */
const headBytes = 64 * 1024;

/** A start code and the type of a sequence parameter set */
const parameterSet = Buffer.from([0, 0, 1, 0x67]);

/** Reads the RFC 6381 name of the H.264 in a segment: its parameter set begins with the bytes that are the name. */
export async function readVideoCodec(segmentPath: string): Promise<string> {
  const segment = await open(segmentPath);
  try {
    const { buffer, bytesRead } = await segment.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    const at = buffer.subarray(0, bytesRead).indexOf(parameterSet);
    if (at === -1) throw new RenderError(1999, 'Unknown error: [a segment without H.264]');
    const name = at + parameterSet.length;
    return `avc1.${buffer.toString('hex', name, name + 3)}`;
  } finally {
    await segment.close();
  }
}
