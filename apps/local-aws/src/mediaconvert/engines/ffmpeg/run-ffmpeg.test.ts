import { expect, inject, it } from 'vitest';
import { runFfmpeg } from './run-ffmpeg.ts';

it('names the filter that an ffmpeg was built without', async () => {
  const args = ['-f', 'lavfi', '-i', 'color', '-filter_complex', 'brightener', '-f', 'null', '-'];
  const run = runFfmpeg(args, {
    ffmpegPath: inject('ffmpegPath'),
    signal: new AbortController().signal,
    inputSize: 0,
    onSeconds: () => {},
  });
  await expect(run).rejects.toMatchObject({
    code: 1999,
    message: "Unknown error: [No such filter: 'brightener']",
  });
});
