import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { afterTests } from './after-tests.ts';

const closed: string[] = [];
const open = (name: string) => afterTests(() => closed.push(name));

open('body');
// It begins after what its file has opened in hooks and tests is closed, and before what the body has opened is.
afterAll(() => expect(closed).toEqual(['describe', 'test', 'describe’s hook', 'hook']));
beforeAll(() => open('hook'));

describe('what is opened', () => {
  open('describe');
  beforeAll(() => open('describe’s hook'));

  it('stays open until the tests are over', () => {
    open('test');
    expect(closed).toEqual([]);
  });
});

it('in the body of a describe is closed after its tests', () => {
  expect(closed).toEqual(['describe']);
});
