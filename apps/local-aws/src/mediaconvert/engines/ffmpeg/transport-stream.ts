import type { M3u8Settings } from '../../wire.ts';
import type { Audio } from './audio-filters.ts';

/** AAC has this many samples in a frame. */
const aacFrameSamples = 1_024;

/** Numbers and spaces the packets of a transport stream as asked; else ffmpeg's own defaults stand. */
export function transportStreamArguments(m3u8: M3u8Settings, audio: Audio | undefined): string[] {
  const { videoPid, audioPids, audioFramesPerPes, patInterval, pcrControl, maxPcrInterval } = m3u8;
  const options = Object.entries({
    mpegts_transport_stream_id: m3u8.transportStreamId,
    mpegts_service_id: m3u8.programNumber,
    mpegts_pmt_start_pid: m3u8.pmtPid,
    // One interval is of both tables. 0 leaves them at the beginning of each segment.
    pat_period: patInterval ? patInterval / 1_000 : undefined,
    // ffmpeg writes a clock reference with each packet that is later than this many milliseconds.
    pcr_period: pcrControl === 'PCR_EVERY_PES_PACKET' ? 1 : maxPcrInterval || undefined,
    pes_payload_size: audio && audioFramesPerPes ? frameBytes(audio) * audioFramesPerPes : undefined,
  }).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
  return [
    ...(videoPid === undefined ? [] : ['-streamid', `0:${videoPid}`]),
    ...(audioPids?.[0] === undefined ? [] : ['-streamid', `1:${audioPids[0]}`]),
    ...(options.length === 0 ? [] : ['-hls_segment_options', options.join(':')]),
  ];
}

function frameBytes({ bitrate, sampleRate }: Audio) {
  return Math.round((bitrate * aacFrameSamples) / (8 * sampleRate));
}
