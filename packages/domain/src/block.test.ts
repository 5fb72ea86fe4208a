import { expect, test } from 'vitest';
import { blockCauses, composeBlock, parseBlock } from './block.ts';

test('a reason is the cause, a colon, and why', () => {
  expect(composeBlock('throttled', 'Too Many Requests')).toEqual({
    cause: 'throttled',
    reason: 'throttled: Too Many Requests',
  });
});

test.each(blockCauses)('%s is read back, whatever is said of it', (cause) => {
  for (const why of ['', 'unknown: 3', 'a: b'])
    expect(parseBlock(composeBlock(cause, why).reason)).toEqual(composeBlock(cause, why));
});

test.each([null, '', 'throttled', 'unsettledly: x', 'of-a-newer-release: x'])(
  'nothing is read from %s',
  (reason) => {
    expect(parseBlock(reason)).toBeUndefined();
  },
);
