import { describe, expect, it } from 'vitest';
import { checkJob, checkOwner } from './checked-job.ts';

const job = {
  Id: '1515368087458-qnoxtd',
  Status: 'PROGRESSING',
  JobPercentComplete: 50,
  CreatedAt: new Date(),
  Timing: { FinishTime: new Date() },
  UserMetadata: { production_ulid: '01JD9ZK5T2M8Q4W6X7Y8ZABCDE' },
  Settings: { OutputGroups: [{ Outputs: [{}] }, {}] },
};

describe('the answer about a MediaConvert job', () => {
  it.each([
    ['all of it', {}],
    ['no progress', { JobPercentComplete: null }],
    ['progress between two percent', { JobPercentComplete: 33.3 }],
    ['nothing but its id and its status', { ...blank(job), Id: 'a', Status: 'SUBMITTED' }],
    ['no settings', { Settings: {} }],
  ])('fits with %s', (_what, changes) => {
    expect(checkJob('GetJob', { ...job, ...changes })).toMatchObject({ Id: expect.any(String) });
  });

  it.each([
    ['Id', [undefined, null, '', 5, {}, 'x'.repeat(129)]],
    ['Status', [undefined, null, '', 'DREAMING', 'complete', 7, []]],
    ['JobPercentComplete', ['50', -1, 100.5, 1e9, Number.NaN, Number.POSITIVE_INFINITY, {}]],
    ['CreatedAt', [new Date(Number.NaN), new Date(0), new Date(Date.now() * 1_000), 'today', 5]],
    ['Timing', ['now', 5, []]],
    ['ErrorCode', ['1010', -1, 1.5, Number.NaN]],
    ['ErrorMessage', [5, {}, ['text']]],
    ['Queue', [5, {}]],
    ['UserMetadata', ['text', 5, [], { production_ulid: 5 }, { production_ulid: null }]],
    ['Settings', ['text', 5, [], { OutputGroups: 'x' }, { OutputGroups: [null] }]],
  ])('does not fit with an odd %s, and says so', (member, values) => {
    for (const value of values)
      expect(() => checkJob('GetJob', { ...job, [member]: value }), JSON.stringify(value)).toThrow(
        new RegExp(`^GetJob answered what does not fit: ${member}\\b`),
      );
  });

  it.each([undefined, null, 'text', 5, [], new Date()])('does not fit as %o', (answer) => {
    expect(() => checkJob('GetJob', answer)).toThrow('GetJob answered what does not fit: the job is ');
  });

  it('names all that does not fit, each in few characters', () => {
    const odd = { ...job, Id: 5, Status: 'x'.repeat(5_000_000), Timing: { FinishTime: new Date(1) } };
    const check = () => checkJob('GetJob', odd);
    expect(check).toThrow(/Id is 5, Status is "x{99}, Timing\.FinishTime is "1970-01-01T00:00:00\.001Z"$/);
  });

  it('is cut where MediaConvert gives a reason of megabytes', () => {
    const { ErrorMessage } = checkJob('GetJob', { ...job, ErrorMessage: 'x'.repeat(5_000_000) });
    expect(ErrorMessage).toBe(`${'x'.repeat(2_000)}…`);
  });

  it('may be about a job of somebody else, but must say whose it is', () => {
    for (const owner of [undefined, null, {}, { team: 'news' }])
      checkOwner('ListJobs', { UserMetadata: owner });
    for (const owner of ['text', [], { a: 5 }])
      expect(() => checkOwner('ListJobs', { UserMetadata: owner })).toThrow('UserMetadata is ');
    for (const answer of ['text', 5, []]) expect(() => checkOwner('ListJobs', answer)).toThrow();
  });
});

function blank(members: object): Record<string, undefined> {
  return Object.fromEntries(Object.keys(members).map((name) => [name, undefined]));
}
