import type { Evidence } from '../evidence.ts';
import { acceptedAndRowsAgree, everyKeyIsOneProduction, everyProductionHasEnded } from './acceptance.ts';
import { logsStayQuiet, resourcesStayBounded } from './bounds.ts';
import { everyDoorTellsAll } from './events.ts';
import { endsAreFinal, noStaleWrites } from './history.ts';
import { processesEndOnlyWhenTold, stopsInTime } from './processes.ts';
import {
  canceledMeansCanceled,
  endsAgreeWithMediaConvert,
  oneLiveJobEach,
  renderedAgainInTurn,
} from './renders.ts';
import { noSecretsInSight } from './secrets.ts';
import { nothingOutsideRootPrefixes } from './storage.ts';
import { answersInTime, throttlingUsesNoAttempts } from './waiting.ts';

/** A promise of the service. `findProblems` returns one sentence with the ULID for each violation. */
export type Invariant = { id: string; promise: string; findProblems: (evidence: Evidence) => string[] };

/** The ids are the numbers of the promises. A promise whose number is missing needs no check after the run. */
export const invariants: Invariant[] = [
  { id: 'I1', promise: 'accepted ⇔ a row', findProblems: acceptedAndRowsAgree },
  { id: 'I2', promise: 'one Idempotency-Key, one production', findProblems: everyKeyIsOneProduction },
  { id: 'I3', promise: 'every production has ended', findProblems: everyProductionHasEnded },
  { id: 'I4', promise: 'one MediaConvert job each, twins canceled', findProblems: oneLiveJobEach },
  { id: 'I5', promise: 'completed ⇔ COMPLETE, with its outputs', findProblems: endsAgreeWithMediaConvert },
  { id: 'I6', promise: 'ends are final, states in order', findProblems: endsAreFinal },
  { id: 'I7', promise: 'no write of a stale attempt', findProblems: noStaleWrites },
  { id: 'I8', promise: 'nothing outside the root prefixes', findProblems: nothingOutsideRootPrefixes },
  { id: 'I11', promise: 'no secret in logs or Redis', findProblems: noSecretsInSight },
  { id: 'I12', promise: 'keys, streams, connections, memory bounded', findProblems: resourcesStayBounded },
  { id: 'I13', promise: 'throttling fails nothing', findProblems: throttlingUsesNoAttempts },
  { id: 'I14', promise: 'canceled means canceled', findProblems: canceledMeansCanceled },
  { id: 'I15', promise: 'outages do not fill the log', findProblems: logsStayQuiet },
  { id: 'I16', promise: 'SIGTERM: exit code 0 in time', findProblems: stopsInTime },
  { id: 'I17', promise: 'the API answers, whatever is away', findProblems: answersInTime },
  { id: 'I18', promise: 'each door tells each event once', findProblems: everyDoorTellsAll },
  { id: 'I19', promise: 'rendered again one after the other', findProblems: renderedAgainInTurn },
  { id: '', promise: 'no process ends by itself', findProblems: processesEndOnlyWhenTold },
];
