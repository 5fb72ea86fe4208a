type ProgressBarProps = { label: string; percent: number | null };

/** Without a percent, it only shows that something is going on. */
export function ProgressBar({ label, percent }: ProgressBarProps) {
  return (
    <div
      class={`progress ${percent === null ? 'unknown' : ''}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
    >
      <div style={percent === null ? {} : { transform: `scaleX(${percent / 100})` }} />
    </div>
  );
}
