import type { RunningProcess } from '../processes/running-process.ts';

export type LaunchOptions = {
  /** Of its log; another one for each start. */
  name?: string;
  /** A free one when absent. */
  port?: number;
};

export type LaunchedServer = { url: string; child: RunningProcess };
