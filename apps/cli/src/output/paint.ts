import { styleText } from 'node:util';
import type { Io } from '../io.ts';

export type Paint = (text: string) => string;

const colors: Record<string, 'green' | 'red' | 'yellow'> = {
  completed: 'green',
  published: 'green',
  failed: 'red',
  rejected: 'red',
  canceled: 'yellow',
  deleting: 'yellow',
};

/** Colors the word of a status, on a terminal whose user has not set NO_COLOR. */
export function paintStatus({ stdout }: Io): Paint {
  return (status) => {
    const color = colors[status];
    return color ? styleText(color, status, { stream: stdout }) : status;
  };
}
