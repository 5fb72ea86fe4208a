const bytesIn = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];

/** Such as `12.4 MB` */
export function formatBytes(bytes: number): string {
  const power = Math.min(bytesIn.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return new Intl.NumberFormat('en', {
    style: 'unit',
    unit: bytesIn[power],
    unitDisplay: 'short',
    maximumSignificantDigits: 3,
  }).format(bytes / 1_000 ** power);
}

/** Such as `1:02:03`, of a video */
export function formatLength(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60];
  const [hours = 0, ...rest] = parts;
  const shown = hours > 0 ? [hours, ...rest] : rest;
  return shown.map((part, index) => String(part).padStart(index === 0 ? 1 : 2, '0')).join(':');
}

/** Such as `2 min`, of a time to wait */
export function formatWait(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.ceil(seconds))} s`;
  if (seconds < 3_600) return `${Math.ceil(seconds / 60)} min`;
  return `${(seconds / 3_600).toFixed(1)} h`;
}

/** Such as `3 min`, since this time; the largest unit tells enough. */
export function formatAge(at: string, now: number = Date.now()): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(at)) / 1_000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 48 * 3_600) return `${Math.floor(seconds / 3_600)} h`;
  return `${Math.floor(seconds / 86_400)} days`;
}

const time = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
const shortTime = new Intl.DateTimeFormat('en', {
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});
const clock = new Intl.DateTimeFormat('en', { timeStyle: 'medium' });

/** Such as `Nov 26, 2026, 5:30 PM`, in the zone of the reader */
export function formatTime(at: string): string {
  return time.format(new Date(at));
}

/** Such as `Nov 26, 5:30 PM`, where there is little room */
export function formatShortTime(at: string): string {
  return shortTime.format(new Date(at));
}

/** Such as `5:30:04 PM` */
export function formatClock(at: string): string {
  return clock.format(new Date(at));
}

/** Such as `1 object` or `1,000 objects` */
export function formatCount(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
