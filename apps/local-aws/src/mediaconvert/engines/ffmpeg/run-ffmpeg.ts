import { execa } from 'execa';
import { RenderError } from '../engine.ts';

type RunOptions = {
  ffmpegPath: string;
  signal: AbortSignal;
  inputSize: number;
  onSeconds(seconds: number): void;
};

/** Runs ffmpeg to its end. It throws a RenderError if MediaConvert would have ended in ERROR. */
export async function runFfmpeg(
  args: string[],
  { ffmpegPath, signal, inputSize, onSeconds }: RunOptions,
): Promise<void> {
  const ffmpeg = execa(ffmpegPath, args, {
    reject: false,
    stdin: 'ignore',
    buffer: { stdout: false },
    maxBuffer: { stderr: 10_000_000 },
    cancelSignal: signal,
    // The output is thrown away, so ffmpeg need not finish anything.
    killSignal: 'SIGKILL',
  });
  for await (const line of ffmpeg) {
    const [key, value] = line.split('=');
    if (key === 'out_time_us' && Number(value) > 0) onSeconds(Number(value) / 1_000_000);
  }
  const { exitCode, stderr, code } = await ffmpeg;
  signal.throwIfAborted();
  if (code === 'ENOENT') throw new Error(`${ffmpegPath} is not installed`);
  throwIfFailed(stderr, exitCode, inputSize);
}

/** ffmpeg accepts truncated files and too low levels with a complaint; MediaConvert fails the job. */
function throwIfFailed(stderr: string, exitCode: number | undefined, inputSize: number) {
  if (/partial file|ended prematurely/i.test(stderr)) {
    throw new RenderError(
      1076,
      `Demuxer: [ReadPacketData File read failed - end of file hit at length [${inputSize}]. Is file truncated?]`,
    );
  }
  if (/(frame MB size|MB rate) .*> level limit/.test(stderr)) {
    throw new RenderError(
      1040,
      'Error initializing encoder for video target [1] [initialization failed: Invalid level specified for the selected resolution.]',
    );
  }
  if (exitCode === 0) return;
  // An ffmpeg that was built without a library says so before its last line.
  const complaint = /No such filter: .*/.exec(stderr)?.[0] ?? stderr.trim().split('\n').at(-1) ?? '';
  throw new RenderError(1999, `Unknown error: [${complaint || `ffmpeg ended with ${exitCode}`}]`);
}
