import { openAsBlob } from 'node:fs';
import { createClient } from '@bacs/client';
import { describeSignIn } from '../describe-sign-in.ts';
import { describeStack } from '../describe-stack.ts';
import { resolveFromCaller, runInFolder, type Work } from '../run-in-folder.ts';
import { serveUntilInterrupted } from '../serve.ts';
import type { Say } from '../servers/ensure-tools.ts';
import { findStack, type Stack, startStack } from '../stack.ts';
import {
  checkAllCompleted,
  checkFeed,
  checkPlaylists,
  checkPrefixes,
  playlistsOf,
  uploadPrefixOf,
} from './check.ts';
import { drawTree, listObjects } from './list-objects.ts';
import { publishInDemoChannel } from './publish.ts';
import { renderTwice } from './render.ts';
import { buildReport, type Findings } from './report.ts';
import { ensureSample, inspectVideo, type Video } from './video.ts';

export type DemoOptions = { video: string | undefined; dir: string; once: boolean; say: Say };

/** Runs the demo and returns its exit status. Its last line is one JSON object, whatever happens. */
export async function runDemo({ video: path, dir: folder, once, say }: DemoOptions): Promise<number> {
  const findings: Findings = { uploadId: null, productions: [], objects: [], feed: [] };
  const work: Work = async (processes, dir, interruption) => {
    const given = path === undefined ? null : await inspectVideo(resolveFromCaller(path));
    const options = { dir, given: process.env, say };
    const found = await findStack(processes, options);
    const [stack, video] = await Promise.all([
      startStack(processes, found, options),
      given ?? ensureSample(processes, found.ffmpegPath, dir),
    ]);
    // Whoever waits for a production goes on while the API is away.
    const over = new AbortController();
    const shown = showcase({ stack, video, findings, say, signal: over.signal });
    await Promise.race([shown, processes.throwWhenOneEnds()]).finally(() => over.abort());
    if (!once)
      say(`\nServing until Ctrl-C:\n${describeStack(stack, dir)}\n\n${await describeSignIn(stack)}\n`);
    say(JSON.stringify(buildReport(findings)));
    return once ? 0 : serveUntilInterrupted(processes, interruption);
  };
  return runInFolder(folder, work, (message) => {
    process.stderr.write(`\n${message}\n`);
    say(JSON.stringify(buildReport(findings, message)));
  });
}

type Show = { stack: Stack; video: Video; findings: Findings; say: Say; signal: AbortSignal };

/** Uploads, renders twice, publishes, and checks every result. */
async function showcase({ stack, video, findings, say, signal }: Show): Promise<void> {
  const { productions } = findings;
  const bacs = createClient(stack);
  const wasEmpty = (await listObjects(stack.awsUrl)).length === 0;
  const { path, ...announced } = video;
  const upload = await bacs.upload(await openAsBlob(path), { ...announced, signal });
  findings.uploadId = upload.uuid;
  say(`\nUploaded ${video.filename} as ${upload.uuid}. Rendering it twice:`);
  await renderTwice(bacs, upload, productions, { say, signal });

  const completed = productions.filter(({ status }) => status === 'completed');
  const { spaceFeed, globalFeed } = await publishInDemoChannel(bacs, completed);
  findings.feed = spaceFeed;
  findings.objects = await listObjects(stack.awsUrl);
  checkAllCompleted(productions);

  say('\nFeed of the channel "demo":');
  for (const item of spaceFeed) say(`  ${item.production_ulid}  ${item.output_prefix}`);
  say('\nPlaylists:');
  for (const url of playlistsOf(productions)) say(`  ${url}`);
  const [first] = productions;
  if (first !== undefined) say(`\n${drawTree(uploadPrefixOf(first), findings.objects)}`);

  checkPrefixes(productions, String(upload.uuid), findings.objects, wasEmpty);
  checkFeed('space', spaceFeed, productions);
  checkFeed('global', globalFeed, productions);
  await checkPlaylists(productions);
}
