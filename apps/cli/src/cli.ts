import type { BacsClient } from '@bacs/client';
import type { Io } from './io.ts';
import { connect } from './login/connect.ts';
import { findLogin } from './login/find-login.ts';
import { toJson, toLines } from './output/plain-text.ts';
import type { Progress } from './output/progress.ts';
import { type Column, drawTable } from './output/table.ts';

/** What every command gets. */
export type Cli = {
  io: Io;
  /** Makes a client for the API that the user is logged in to. @throws Failure that says what to do */
  connect: () => Promise<BacsClient>;
  /** Writes the answer: an object for programs, or the lines that people read. */
  answer: (value: object, draw: () => string) => void;
  /** Writes an answer for each value; people see an empty line between them. */
  answerEach: <Value extends object>(values: Value[], draw: (value: Value) => string) => void;
  /** Writes a list: an object on each line for programs, or a table. */
  list: <Item extends object>(items: Item[], columns: Column<Item>[]) => void;
  progress: Progress;
};

export function createCli(io: Io, progress: Progress, isForPrograms: () => boolean): Cli {
  const write = (line: string) => void io.stdout.write(`${line}\n`);
  return {
    io,
    progress,
    connect: async () => await connect(io, await findLogin(io.env), progress.tell),
    answer: (value, draw) => write(isForPrograms() ? toJson(value) : toLines(draw())),
    answerEach(values, draw) {
      write(
        values
          .map(isForPrograms() ? toJson : (value) => toLines(draw(value)))
          .join(isForPrograms() ? '\n' : '\n\n'),
      );
    },
    list(items, columns) {
      if (isForPrograms()) for (const item of items) write(toJson(item));
      else write(items.length === 0 ? 'There is nothing.' : drawTable(columns, items));
    },
  };
}
