import { drawChecks } from '../soak/report.ts';
import type { RolloutVerdict } from './judge-rollout.ts';
import type { Rollout } from './run-rollout.ts';

const heading = ['stage', 'seconds', 'accepted', 'ended', 'kills', 'errors'];
const widths = [29, 8, 9, 6, 6, 0];

/** Draws the table for people. */
export function drawRollout({ stages }: Rollout, { checks }: RolloutVerdict): string {
  const rows = stages.map(({ stage, seconds, accepted, ended, kills, errors }) => {
    const kinds = Object.entries(errors).map(([kind, count]) => `${kind}: ${count}`);
    return [stage, seconds, accepted, ended, kills, kinds.join(', ') || 'none'];
  });
  return [...[heading, ...rows].map(draw), '', ...drawChecks(checks)].join('\n');
}

function draw(cells: (string | number)[]): string {
  const padded = cells.map((cell, index) => {
    const width = widths[index] ?? 0;
    return typeof cell === 'number' || (index > 0 && width > 0)
      ? String(cell).padStart(width)
      : String(cell).padEnd(width);
  });
  return `  ${padded.join('  ')}`;
}
