import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CreateJobRequest, Job } from '@aws-sdk/client-mediaconvert';
import { hlsRequest } from './job-requests.ts';
import { startMediaConvert, type TestMediaConvert } from './start-mediaconvert.ts';

export type Rendering = {
  server: TestMediaConvert;
  /** A folder for films. */
  dir: string;
  /** Uploads a film as `key` and waits for the end of the job. */
  render: (film: string, request?: CreateJobRequest, key?: string) => Promise<Job>;
  /** Downloads everything that was written, into a folder as a player would find it. */
  download: () => Promise<string>;
  removeOutputs: () => Promise<void>;
  close: () => Promise<void>;
};

/** Starts local-aws with ffmpeg. */
export async function startRendering(): Promise<Rendering> {
  const dir = await mkdtemp(join(tmpdir(), 'mediaconvert-rendering-'));
  const server = await startMediaConvert({ engine: 'ffmpeg', concurrentJobs: 2 });
  return {
    server,
    dir,
    async render(film, request = hlsRequest('video.mp4'), key = 'video.mp4') {
      await server.upload(key, await readFile(film));
      const [job] = await server.createJob(request);
      return server.waitForEnd(job?.Id);
    },
    async download() {
      const target = await mkdtemp(join(dir, 'download-'));
      for (const key of await server.keys()) {
        await writeFile(join(target, key.slice('renders/'.length)), await server.read(key));
      }
      return target;
    },
    async removeOutputs() {
      for (const key of await server.keys()) await server.remove(key);
    },
    async close() {
      await server.close();
      await rm(dir, { recursive: true });
    },
  };
}
