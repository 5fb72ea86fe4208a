import { expect, test } from 'vitest';
import { drawLine } from './progress.ts';

const production = {
  ulid: '01M815QG5NQV63QH3F9A723T7K',
  status: 'processing' as const,
  progress_percent: 50,
  profile: 'landscape-both-hls',
};

test('draws the progress of a production in 80 columns', () => {
  const line = drawLine({ ...production, profile: 'landscape-both-hls-hq' });
  expect(line).toBe('  01M815QG5NQV63QH3F9A723T7K [====----]  50 %  processing landscape-both-hls-hq');
  expect(line.length).toBeLessThan(80);
});

test('fills the bar only at the end', () => {
  expect(drawLine({ ...production, progress_percent: 99 })).toContain('[=======-]');
  expect(drawLine({ ...production, progress_percent: 100 })).toContain('[========] 100 %');
});
