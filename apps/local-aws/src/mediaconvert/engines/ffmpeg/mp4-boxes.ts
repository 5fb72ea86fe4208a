import { type FileHandle, open } from 'node:fs/promises';

/** `content` is where the box's own bytes begin, behind its size and type. */
export type Box = { type: string; start: number; content: number; end: number };

const headerBytes = 8;

/** Lists the boxes between two places of a buffer. */
export function boxesIn(bytes: Buffer, start: number, end: number): Box[] {
  const boxes: Box[] = [];
  for (let at = start; at + headerBytes <= end; at = boxes.at(-1)?.end ?? end) {
    const size = Math.max(headerBytes, bytes.readUInt32BE(at));
    boxes.push({ type: typeAt(bytes, at), start: at, content: at + headerBytes, end: at + size });
  }
  return boxes;
}

/** Follows a path of types, such as `mdia/minf/stbl`, and lists the boxes on it, the innermost last. */
export function boxesAlong(bytes: Buffer, outer: Box, path: string): Box[] {
  const along: Box[] = [];
  for (const type of path.split('/')) {
    const { content, end } = along.at(-1) ?? outer;
    const box = boxesIn(bytes, content, end).find((each) => each.type === type);
    if (!box) return [];
    along.push(box);
  }
  return along;
}

/** Lists the outermost boxes of a file, of which the media data may be too large for 32 bits. */
export async function outerBoxes(path: string): Promise<Box[]> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const boxes: Box[] = [];
    for (let at = 0; at + headerBytes <= size; at = boxes.at(-1)?.end ?? size) {
      boxes.push(await readHeader(file, at, size));
    }
    return boxes;
  } finally {
    await file.close();
  }
}

async function readHeader(file: FileHandle, start: number, fileSize: number): Promise<Box> {
  const { buffer } = await file.read(Buffer.alloc(16), 0, 16, start);
  const size = buffer.readUInt32BE(0);
  const isLarge = size === 1;
  const length = isLarge ? Number(buffer.readBigUInt64BE(8)) : size;
  const end = length === 0 ? fileSize : start + Math.max(headerBytes, length);
  return { type: typeAt(buffer, 0), start, content: start + (isLarge ? 16 : headerBytes), end };
}

function typeAt(bytes: Buffer, at: number) {
  return bytes.toString('latin1', at + 4, at + 8);
}
