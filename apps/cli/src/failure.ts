/** Exit codes are part of the contract; `bacs --help` lists them. */
export const exitCodes = {
  done: 0,
  notRendered: 1,
  usage: 2,
  noKey: 3,
  refused: 4,
  unreachable: 5,
  bug: 70,
  interrupted: 130,
} as const;

/** A problem that is told in its own words, and ends the command with this exit code. */
export class Failure extends Error {
  readonly exitCode: number;

  constructor(exitCode: keyof typeof exitCodes, message: string) {
    super(message);
    this.exitCode = exitCodes[exitCode];
  }
}
