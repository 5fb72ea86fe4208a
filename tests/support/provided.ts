declare module 'vitest' {
  /** global-setup.ts provides these for `inject`. */
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface adds to Vitest's own.
  export interface ProvidedContext {
    redisUrl: string;
    /** The URL of the server without a database: see createTestDatabase. */
    databaseUrl: string;
    /**
     * A MariaDB's data directory that no server has used, as a source for copies; null if the servers are not programs.
     */
    freshMysqlData: string | null;
    /** What to send, one after the other, to make the latest schema in an empty database: see createTestDatabase. */
    schema: string[];
    ffmpegPath: string;
    ffprobePath: string;
    /** The path of the AWS CLI; null if it is missing and cannot be installed. */
    awsPath: string | null;
    /** The path of Chromium or Chrome; null if it is missing and cannot be installed. */
    chromiumPath: string | null;
    /** This folder is removed when the run ends. */
    testDir: string;
    /** The data of servers lie below this folder, in memory where that is possible. It is removed too. */
    serversDir: string;
  }
}

export {};
