import type { Upload } from '../api/bacs.ts';
import { formatBytes, formatLength } from '../components/format.ts';

/** Says in one line what the file of an upload is, such as `1920 × 1080 · 1:02 · 12.4 MB`. */
export function factsOf({ size_bytes, width, height, duration_seconds, status, source }: Upload): string {
  const facts = [
    status === 'signed' && 'not sent yet',
    width && height && `${width} × ${height}`,
    duration_seconds && formatLength(duration_seconds),
    source?.frame_rate && `${Number(source.frame_rate.toFixed(2))} frames/s`,
    source && source.color !== 'sdr' && source.color.toUpperCase(),
    source?.scan_type === 'interlaced' && 'interlaced',
    size_bytes && formatBytes(size_bytes),
  ];
  return facts.filter(Boolean).join(' · ');
}
