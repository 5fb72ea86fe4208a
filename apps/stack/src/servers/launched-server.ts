import type { RunningProcess } from '../processes/running-process.ts';

export type LaunchOptions = {
  /** The log gets this name; each start needs another one. */
  name?: string;
  /** Without a port, the server gets a free one. */
  port?: number;
  /** The server gets these arguments after all others. */
  args?: string[];
};

export type LaunchedServer = { url: string; child: RunningProcess };
