import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endStatuses, mayBecome, type ProductionStatus, takenStatuses } from '@bacs/domain';
import { repositoryRoot } from '@bacs/stack';
import { describe, expect, it } from 'vitest';
import * as facts from '../../apps/api/src/openapi/story/facts.ts';
import { story } from '../../apps/api/src/openapi/story/index.ts';
import { readContract } from '../support/contract.ts';

type Media = { schema: { $ref?: string }; example?: unknown };
type Content = Record<string, Media>;
type Operation = {
  operationId: string;
  parameters?: { name: string; in: string; description: string; example: unknown }[];
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content }>;
};
type Row = Record<string, unknown>;

const document = JSON.parse(await readFile(join(repositoryRoot, 'apps/api/openapi.json'), 'utf8'));
const contract = await readContract(document);
const paths: Record<string, Record<string, Operation>> = document.paths;
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    path,
    method: method.toUpperCase(),
    ...operation,
  })),
);
const answers = operations.flatMap(({ operationId, method, path, responses }) =>
  Object.entries(responses).flatMap(([status, { content = {} }]) =>
    Object.entries(content).map(([contentType, { example }]) => ({
      ...{ operationId, method, path: path.replaceAll(/\{\w+\}/g, '1'), status: Number(status) },
      ...{ contentType, example },
    })),
  ),
);
const folder = 'apps/api/src/openapi/story/, then run `npm run openapi`';

describe('the examples of openapi.json', () => {
  it.each(answers)('$operationId answers $status with what its schema allows', (answer) => {
    const { operationId, status, example: body } = answer;
    if (body === undefined)
      throw new Error(`The answer ${status} of ${operationId} has no example: add it to ${folder}`);
    try {
      contract.check({ ...answer, body });
    } catch (cause) {
      throw new Error(`The example no longer fits its schema: change it in ${folder}`, { cause });
    }
  });

  it.each(operations.filter(({ requestBody }) => requestBody))(
    '$operationId takes its example',
    (operation) => {
      const { operationId, method, path, requestBody } = operation;
      const body = requestBody?.content['application/json']?.example;
      if (body === undefined)
        throw new Error(`The body of ${operationId} has no example: add it to ${folder}`);
      const { errors } = contract.validator.validateRequest(
        { method, path, headers: { 'content-type': 'application/json' }, body },
        operationId,
      );
      // The validator reads the path as strings only; `npm run check:openapi` checks the examples of parameters.
      const ofBody = errors?.filter(({ instancePath }) => instancePath.startsWith('/requestBody'));
      expect(ofBody ?? [], `The example no longer fits its schema: change it in ${folder}`).toEqual([]);
    },
  );

  it('are all of operations and answers that there are', () => {
    const told = Object.entries(story).flatMap(([id, examples]) =>
      Object.keys(examples).map((which) => `${id} ${which}`),
    );
    const asked = operations.flatMap(({ operationId, requestBody }) =>
      requestBody ? [`${operationId} body`] : [],
    );
    const answered = answers.flatMap(({ operationId, status }) => `${operationId} ${status}`);
    expect([...asked, ...answered]).toEqual(expect.arrayContaining(told));
  });

  it('describe every parameter in a sentence', () => {
    for (const { operationId, parameters = [] } of operations)
      for (const { name, description } of parameters)
        expect(description, `${operationId} ${name}`).toMatch(/^(?:[A-Z]|true |- `).*\S$/s);
    expect(JSON.stringify(document)).not.toMatch(/(?:Number|Name) of the "/);
  });
});

describe('the examples tell one story', () => {
  const text = JSON.stringify(answers.map(({ example }) => example));

  it('of one upload and one worker', () => {
    expect(new Set(text.match(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g))).toEqual(
      new Set([facts.uploadUuid, facts.workerId]),
    );
  });

  it('of three productions, a deletion, a webhook and a bulk action', () => {
    const { productionUlid, canceledUlid, retriedUlid, deletionUlid, webhookUlid, bulkActionUlid } = facts;
    const placeholder = '0'.repeat(26);
    expect(new Set(text.match(/\b[\dA-HJKMNP-TV-Z]{26}\b/g))).toEqual(
      new Set([
        ...[productionUlid, canceledUlid, retriedUlid, deletionUlid],
        ...[webhookUlid, bulkActionUlid, placeholder],
      ]),
    );
  });

  it('of Alma and Ben', () => {
    const people = findAll(answers, 'display_name').map(({ id, user_id, display_name }) => ({
      id: id ?? user_id,
      display_name,
    }));
    expect(people.length).toBeGreaterThan(0);
    for (const person of people) expect([facts.alma, facts.ben]).toContainEqual(person);
  });
});

describe('the examples show states that can be', () => {
  const isSet = (value: unknown) => value !== null && value !== undefined;

  it('of productions', () => {
    const productions = findAll(answers, 'mediaconvert_job_id');
    expect(productions.length).toBeGreaterThan(5);
    for (const production of productions) {
      const status = production['status'] as ProductionStatus;
      const hasEnded = endStatuses.includes(status);
      const wasTaken = takenStatuses.includes(status) || status === 'completed';
      const set = Object.fromEntries(Object.entries(production).map(([name, value]) => [name, isSet(value)]));
      expect(set, JSON.stringify(production)).toMatchObject({
        completed_at: hasEnded,
        outputs: status === 'completed',
        error: status === 'failed',
        started_at: set['mediaconvert_job_id'],
        output_prefix: set['mediaconvert_job_id'],
        settings_hash: set['mediaconvert_job_id'],
        ...(wasTaken && { mediaconvert_job_id: true, profile: true }),
        ...(status === 'queued' && { mediaconvert_job_id: false, cancel_requested_at: false }),
        ...(status === 'canceled' && { cancel_requested_at: true }),
      });
      if (status === 'queued') expect(production['progress_percent']).toBe(0);
      if (status === 'completed') expect(production['progress_percent']).toBe(100);
      expectInOrder(production, ['created_at', 'started_at', 'cancel_requested_at', 'completed_at']);
    }
    expect(new Set(productions.map(({ status }) => status))).toContain('completed');
  });

  it('of a timeline', () => {
    const [timeline] = findAll(answers, 'truncated').filter(({ items }) => isSet(items));
    const events = timeline?.['items'] as { at: string; event: ProductionStatus }[];
    const states = events.map(({ event }) => event).filter((event) => isState(event));
    for (const [index, state] of states.slice(1).entries())
      expect(mayBecome(states[index] ?? 'queued', state), `${states[index]} → ${state}`).toBe(true);
    expect(timeline?.['status']).toBe(states.at(-1));
    expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted());
  });

  it('of uploads', () => {
    const uploads = findAll(answers, 'uploaded_at');
    expect(uploads.length).toBeGreaterThan(3);
    for (const upload of uploads) {
      expect(isSet(upload['uploaded_at']), JSON.stringify(upload)).toBe(upload['status'] === 'uploaded');
      if (upload['status'] === 'signed') expect(upload['source']).toBeNull();
      expect(isSet(upload['duration_seconds'])).toBe(isSet(upload['source']));
      expectInOrder(upload, ['created_at', 'uploaded_at']);
    }
  });

  it('of publications', () => {
    const publications = findAll(answers, 'unpublished_at');
    expect(publications.length).toBeGreaterThan(5);
    for (const { status, ...publication } of publications) {
      const wasShown = status === 'published' || status === 'unpublished';
      expect(
        {
          published_at: isSet(publication['published_at']),
          approved_by: isSet(publication['approved_by']),
          unpublished_at: isSet(publication['unpublished_at']),
        },
        String(status),
      ).toEqual({ published_at: wasShown, approved_by: wasShown, unpublished_at: status === 'unpublished' });
    }
  });

  it('of deletions', () => {
    const deletions = findAll(answers, 'receipt');
    expect(deletions.length).toBeGreaterThan(3);
    for (const deletion of deletions) {
      const { status } = deletion;
      expect(isSet(deletion['receipt'])).toBe(status === 'completed');
      expect(isSet(deletion['error'])).toBe(status === 'failed');
      expect(isSet(deletion['completed_at'])).toBe(status === 'completed' || status === 'failed');
      expect(isSet(deletion['production_ulid'])).toBe(deletion['target'] === 'production');
      expectInOrder(deletion, ['created_at', 'completed_at']);
    }
  });

  it('of API keys: only the one that was revoked is', () => {
    for (const { operationId, example } of answers)
      for (const key of findAll(example, 'revoked_at'))
        expect(isSet(key['revoked_at']), operationId).toBe(operationId.startsWith('revoke'));
  });
});

function isState(event: string): event is ProductionStatus {
  return ['queued', ...takenStatuses, ...endStatuses].includes(event);
}

function expectInOrder(row: Row, names: string[]): void {
  const times = names.flatMap((name) => (typeof row[name] === 'string' ? [row[name]] : []));
  expect(times).toEqual(times.toSorted());
}

/** Finds every object below this value that has such a member. */
function findAll(value: unknown, member: string): Row[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.values(value).flatMap((part) => findAll(part, member));
  return member in value ? [value as Row, ...below] : below;
}
