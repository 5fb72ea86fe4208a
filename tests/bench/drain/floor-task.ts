/** What the floor works with */
export type FloorTask = {
  databaseUrl: string;
  redisUrl: string;
  prefix: string;
  concurrency: number;
  role: string;
  /** It writes the history and tells clients, as the service promises. */
  tells: boolean;
  sample: Sample;
};

/** A production that the worker has submitted: the floor sends the same for others, with their ULIDs in it. */
export type Sample = {
  ulid: string;
  profile: string;
  settingsHash: string;
  outputPrefix: string;
  /** JSON */
  settings: string;
};
