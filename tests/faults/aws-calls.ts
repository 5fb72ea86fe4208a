import { expect, vi } from 'vitest';
import type { Aws } from '../cluster/servers.ts';
import type { Call } from '../support/local-aws.ts';
import { patiently } from '../support/patiently.ts';

type WithAws = { aws: Pick<Aws, 'url' | 'control'> };

/** Lists the CreateJob calls that reached MediaConvert, for one production or for all, oldest first. */
export async function createJobCalls({ aws }: WithAws, ulid?: string): Promise<(Call & { ulid: string })[]> {
  const calls = (await aws.control.calls('CreateJob')).map((call) => ({
    ...call,
    ulid: (call.body as { clientRequestToken: string }).clientRequestToken,
  }));
  return ulid === undefined ? calls : calls.filter((call) => call.ulid === ulid);
}

/** Lists how MediaConvert answered the calls of a production. */
export async function statusesOf(cluster: WithAws, ulid: string): Promise<(number | null)[]> {
  return (await createJobCalls(cluster, ulid)).map(({ status }) => status);
}

/** Waits for a CreateJob call of a production with this outcome or status. */
export async function waitForCall(
  cluster: WithAws,
  ulid: string,
  wanted: Partial<Pick<Call, 'outcome' | 'status'>>,
): Promise<void> {
  const call = expect.objectContaining(wanted);
  await vi.waitFor(async () => expect(await createJobCalls(cluster, ulid)).toContainEqual(call), patiently);
}

/** Waits until a call of the operation is held, before it is carried out or with its answer. */
export async function waitUntilHeld({ aws }: WithAws, operation: string): Promise<void> {
  const outcomes = async () => (await aws.control.calls(operation)).map(({ outcome }) => outcome);
  const held = expect.stringMatching(/held$/);
  await vi.waitFor(async () => expect(await outcomes()).toContainEqual(held), patiently);
}

/** Waits until the operation was called `count` times since the calls were cleared. */
export async function waitForCalls({ aws }: WithAws, operation: string, count: number): Promise<Call[]> {
  return await aws.control.waitForCalls(operation, count, patiently.timeout);
}

export async function forgetCalls({ aws }: WithAws): Promise<void> {
  await fetch(`${aws.url}/_local/calls`, { method: 'DELETE' });
}

/** Lists when the operation was called, by the clock of this machine, oldest first. */
export async function callTimes({ aws }: WithAws, operation: string): Promise<Date[]> {
  const response = await fetch(`${aws.url}/_local/calls?operation=${operation}`);
  const { calls } = (await response.json()) as { calls: { started_at: string }[] };
  return calls.map(({ started_at }) => new Date(started_at));
}
