import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

/** Runs a script in a process of its own, as the console and the standard streams belong to a process. */
async function logOf(script: string): Promise<{ lines: Record<string, unknown>[]; stderr: string }> {
  const log = new URL('./log.ts', import.meta.url);
  const program = `import { openLog } from '${log}'; const logger = openLog({ name: 'test' }); ${script}`;
  const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '-e', program]);
  return { lines: stdout.split('\n').flatMap((line) => (line ? [JSON.parse(line)] : [])), stderr };
}

it('has what a library prints to the console as a line of its own', async () => {
  const { lines, stderr } = await logOf(`
    logger.info('before');
    console.log('a %s with %d', 'text', 7, { and: 'more' });
    console.error('of two\\nlines');
    console.warn(new RangeError('out of bounds'));
    console.table([{ a: 1 }]);
    console.trace('from here');
    console.assert(false, 'not so');
    console.dir({ deep: { er: true } });
    logger.info('after');
  `);
  expect(stderr).toBe('');
  expect(lines.map(({ level, msg }) => [level, msg])).toEqual([
    [30, 'before'],
    [30, "a text with 7 { and: 'more' }"],
    [40, 'of two\nlines'],
    [40, expect.stringMatching(/^RangeError: out of bounds\n +at /)],
    [30, expect.stringContaining('(index)')],
    [40, expect.stringMatching(/^Trace: from here\n +at /)],
    [40, 'Assertion failed: not so'],
    [30, '{ deep: { er: true } }'],
    [30, 'after'],
  ]);
  expect(lines[1]).toMatchObject({ name: 'test', source: 'console' });
});

it("has Node's own warnings", async () => {
  const { lines, stderr } = await logOf(`
    process.emitWarning('that is old', 'DeprecationWarning', 'DEP0000');
    process.emitWarning('too many listeners');
  `);
  expect(stderr).toBe('');
  expect(lines).toMatchObject([
    { level: 40, source: 'node', msg: 'that is old' },
    { level: 40, source: 'node', msg: 'too many listeners' },
  ]);
});

it('keeps a line of megabytes short', async () => {
  const { lines } = await logOf(`console.error('x'.repeat(5_000_000));`);
  expect(String(lines[0]?.['msg'])).toHaveLength(10_000);
});

it('shows of an error what it is, and neither what a client sent nor a password', async () => {
  const { lines } = await logOf(`
    const command = { name: 'auth', args: ['hidden-1'] };
    const cause = Object.assign(new Error('refused'), { code: 'ERR', command, sqlMessage: 'hidden-2' });
    const err = Object.assign(new RangeError('of bob@example.com', { cause }), {
      $metadata: { httpStatusCode: 403, requestId: 'r-1', extendedRequestId: 'hidden-3' },
      $response: { headers: { authorization: 'hidden-4' } },
    });
    logger.error({ err }, 'mail bob@example.com');
    logger.error(new AggregateError([cause], 'all'));
  `);
  expect(JSON.stringify(lines)).not.toMatch(/hidden|bob/);
  expect(lines).toMatchObject([
    {
      msg: 'mail …@…',
      err: {
        type: 'RangeError',
        httpStatusCode: 403,
        requestId: 'r-1',
        stack: expect.stringContaining('at '),
        cause: { message: 'refused', code: 'ERR' },
      },
    },
    { msg: 'all', err: { errors: [{ message: 'refused' }] } },
  ]);
});
