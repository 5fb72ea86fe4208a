import type { ProbeRequest } from '@aws-sdk/client-mediaconvert';
import type { FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { badRequest, notFound, unprocessable } from '../errors.ts';
import { describeMedia } from '../media/describe-media.ts';
import { inspectMedia, UnreadableMedia } from '../media/ffprobe.ts';
import { parseS3Uri } from '../naming.ts';
import type { ProbeResult, Wire } from '../wire.ts';

export async function probe(
  context: Context,
  { body }: FastifyRequest,
): Promise<{ probeResults: ProbeResult[] }> {
  const { inputFiles } = (body ?? {}) as Wire<ProbeRequest>;
  const fileUrl = inputFiles?.[0]?.fileUrl;
  if (inputFiles?.length !== 1 || typeof fileUrl !== 'string') {
    throw badRequest('/inputFiles: Should have exactly 1 item with a fileUrl');
  }
  return { probeResults: [await probeFile(context, fileUrl)] };
}

async function probeFile({ config, store }: Context, fileUrl: string): Promise<ProbeResult> {
  const target = parseS3Uri(fileUrl);
  if (!target)
    throw badRequest('local-aws cannot do what is asked at /inputFiles/0/fileUrl: only s3:// files');
  const object = await store.head(target.bucket, target.key);
  if (!object) throw notFound(`Unable to open input file [${fileUrl}]: the object does not exist`);
  try {
    const media = await inspectMedia(object, { ffprobePath: config.ffprobePath });
    return describeMedia(media, object);
  } catch (error) {
    if (!(error instanceof UnreadableMedia)) throw error;
    throw unprocessable(`Unable to open input file [${fileUrl}]: not a media file that can be read`);
  }
}
