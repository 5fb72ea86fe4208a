import { type TProperties, Type } from 'typebox';
import { AwsError } from '../aws-error.ts';
import { refused } from './errors.ts';

type Failure = { Id: string; SenderFault: boolean; Code: string; Message: string };

const largestBatch = 10;

export function batchOf<Properties extends TProperties>(
  properties: Properties,
): Type.TArray<Type.TObject<Properties & { Id: Type.TString }>> {
  return Type.Array(Type.Object({ ...properties, Id: Type.String({ pattern: '^[\\w-]{1,80}$' }) }));
}

/** Does each entry by itself: what fails for one is told of that one. */
export function doBatch<Entry extends { Id: string }, Result extends object>(
  entries: Entry[],
  work: (entry: Entry) => Result,
): { Successful: (Result & { Id: string })[]; Failed: Failure[] } {
  if (entries.length === 0) throw refused('EmptyBatchRequest', 'There should be at least one entry.');
  if (entries.length > largestBatch) {
    throw refused('TooManyEntriesInBatchRequest', `There are ${entries.length} entries; 10 are allowed.`);
  }
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length) {
    throw refused('BatchEntryIdsNotDistinct', 'Each entry needs an Id of its own.');
  }
  const answer: ReturnType<typeof doBatch<Entry, Result>> = { Successful: [], Failed: [] };
  for (const entry of entries) {
    try {
      answer.Successful.push({ ...work(entry), Id: entry.Id });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      answer.Failed.push({ Id: entry.Id, SenderFault: true, Code: error.name, Message: error.message });
    }
  }
  return answer;
}
