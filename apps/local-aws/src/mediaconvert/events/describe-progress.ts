import type { JobPhase } from '@aws-sdk/client-mediaconvert';
import type { Job } from '../wire.ts';

const phases: JobPhase[] = ['PROBING', 'TRANSCODING', 'UPLOADING'];

/** Returns what a STATUS_UPDATE has in its detail. local-aws does not count frames. */
export function describeProgress({ currentPhase = 'PROBING', jobPercentComplete = 0 }: Job): object {
  const current = phases.indexOf(currentPhase);
  const describePhase = (index: number) => {
    if (index < current) return { status: 'COMPLETE', percentComplete: 100 };
    if (index > current) return { status: 'PENDING', percentComplete: 0 };
    return { status: 'PROGRESSING', percentComplete: jobPercentComplete };
  };
  return {
    framesDecoded: 0,
    jobProgress: {
      phaseProgress: Object.fromEntries(phases.map((phase, index) => [phase, describePhase(index)])),
      jobPercentComplete,
      currentPhase,
      retryCount: 0,
    },
  };
}
