import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { type Box, boxesAlong, boxesIn, outerBoxes } from './mp4-boxes.ts';

const cslgBytes = 32;

/**
 * Adds the box that tells how far composition times are from decoding times (ISO/IEC 14496-12, 8.6.1.4). ffmpeg writes
 * times that begin at zero, with offsets that may be negative, and no such box. `cttsVersion` is that of the box with the
 * offsets.
 */
export async function addCslg(path: string, cttsVersion: number): Promise<void> {
  const boxes = await outerBoxes(path);
  const moov = boxes.find(({ type }) => type === 'moov');
  if (!moov) throw new Error(`${path} has no moov box`);
  const isFirst = boxes.some(({ type, start }) => type === 'mdat' && start > moov.start);
  const described = describeTimes(await readBytes(path, moov), cttsVersion, isFirst ? cslgBytes : 0);
  const next = `${path}.cslg`;
  await pipeline(async function* () {
    if (moov.start > 0) yield* createReadStream(path, { end: moov.start - 1 });
    yield described;
    yield* createReadStream(path, { start: moov.end });
  }, createWriteStream(next));
  await rename(next, path);
}

async function readBytes(path: string, { start, end }: Box) {
  const file = await open(path);
  try {
    return (await file.read(Buffer.alloc(end - start), 0, end - start, start)).buffer;
  } finally {
    await file.close();
  }
}

function describeTimes(bytes: Buffer, cttsVersion: number, shift: number) {
  const moov = { type: 'moov', start: 0, content: 8, end: bytes.length };
  const tracks = boxesIn(bytes, moov.content, moov.end).filter(({ type }) => type === 'trak');
  for (const track of tracks) shiftChunks(bytes, track, shift);
  const video = tracks.find((track) => isVideo(bytes, track));
  const along = video ? boxesAlong(bytes, video, 'mdia/minf/stbl') : [];
  const table = along.at(-1);
  if (!video || !table) throw new Error('A film has no table of samples');
  const cslg = writeCslg(bytes, table);
  const [offsets] = boxesAlong(bytes, table, 'ctts');
  if (offsets) bytes.writeUInt8(cttsVersion, offsets.content);
  for (const box of [moov, video, ...along]) bytes.writeUInt32BE(box.end - box.start + cslgBytes, box.start);
  return Buffer.concat([bytes.subarray(0, table.end), cslg, bytes.subarray(table.end)]);
}

function isVideo(bytes: Buffer, track: Box) {
  const handler = boxesAlong(bytes, track, 'mdia/hdlr').at(-1);
  return (
    handler !== undefined && bytes.toString('latin1', handler.content + 8, handler.content + 12) === 'vide'
  );
}

/** The media data moves back when the box before it grows. */
function shiftChunks(bytes: Buffer, track: Box, shift: number) {
  const table = boxesAlong(bytes, track, 'mdia/minf/stbl').at(-1);
  for (const { type, content, end } of table ? boxesIn(bytes, table.content, table.end) : []) {
    if (type === 'stco') {
      for (let at = content + 8; at < end; at += 4) bytes.writeUInt32BE(bytes.readUInt32BE(at) + shift, at);
    }
    if (type === 'co64') {
      for (let at = content + 8; at < end; at += 8) {
        bytes.writeBigUInt64BE(bytes.readBigUInt64BE(at) + BigInt(shift), at);
      }
    }
  }
}

function writeCslg(bytes: Buffer, table: Box) {
  const durations = readRuns(bytes, table, 'stts');
  const offsets = readRuns(bytes, table, 'ctts');
  let decoded = 0;
  let [least, greatest, start, end] = [Infinity, -Infinity, Infinity, 0];
  for (const [index, duration] of durations.entries()) {
    const offset = offsets[index] ?? 0;
    least = Math.min(least, offset);
    greatest = Math.max(greatest, offset);
    start = Math.min(start, decoded + offset);
    end = Math.max(end, decoded + offset + duration);
    decoded += duration;
  }
  const box = Buffer.alloc(cslgBytes);
  box.writeUInt32BE(cslgBytes, 0);
  box.write('cslg', 4, 'latin1');
  for (const [index, value] of [Math.max(0, -least), least, greatest, start, end].entries()) {
    box.writeInt32BE(value, 12 + index * 4);
  }
  return box;
}

/** Reads a table of runs, such as that of the durations of samples, into a value for each sample. */
function readRuns(bytes: Buffer, table: Box, type: string): number[] {
  const [box] = boxesAlong(bytes, table, type);
  const values: number[] = [];
  for (let at = box ? box.content + 8 : 0; box && at < box.end; at += 8) {
    const value = bytes.readInt32BE(at + 4);
    for (let left = bytes.readUInt32BE(at); left > 0; left -= 1) values.push(value);
  }
  return values;
}
