import type { Variant } from '../../plan-groups.ts';
import type { Audio } from './audio-filters.ts';

/** AAC has this many samples in a frame. */
const aacFrameSamples = 1_024;

/** Numbers and spaces the packets of a transport stream. */
export function transportStreamArguments({
  pids,
  m3u8,
  audio,
}: Pick<Variant, 'pids' | 'm3u8'> & { audio: Audio | undefined }): string[] {
  const { audioFramesPerPes, patInterval, pcrControl, maxPcrInterval } = m3u8;
  const options = Object.entries({
    mpegts_pmt_start_pid: pids.pmtPid,
    mpegts_service_id: pids.programNumber,
    mpegts_transport_stream_id: pids.transportStreamId,
    // One interval is of both tables. 0 leaves them at the beginning of each segment.
    pat_period: patInterval ? patInterval / 1_000 : undefined,
    // ffmpeg writes a clock reference with each packet that is later than this many milliseconds.
    pcr_period: pcrControl === 'PCR_EVERY_PES_PACKET' ? 1 : maxPcrInterval || undefined,
    pes_payload_size: audio && audioFramesPerPes ? frameBytes(audio) * audioFramesPerPes : undefined,
  }).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
  return [
    ...['-streamid', `0:${pids.videoPid}`, '-streamid', `1:${pids.audioPid}`],
    ...['-hls_segment_options', options.join(':')],
  ];
}

function frameBytes({ bitrate, sampleRate }: Audio) {
  return Math.round((bitrate * aacFrameSamples) / (8 * sampleRate));
}
