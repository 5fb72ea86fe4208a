declare module 'vitest' {
  /** What global-setup.ts brings up, for `inject`. */
  export interface ProvidedContext {
    redisUrl: string;
    /** Of the server, without a database: see createTestDatabase. */
    databaseUrl: string;
    /** A MariaDB's data directory that no server has used, to be copied; null where the servers are not programs. */
    freshMysqlData: string | null;
    /** The statements that make the latest schema in an empty database: see createTestDatabase. */
    schema: string;
    ffmpegPath: string;
    ffprobePath: string;
    /** The AWS CLI; null where it is missing and cannot be installed. */
    awsPath: string | null;
    /** Chromium or Chrome; null where it is missing and cannot be installed. */
    chromiumPath: string | null;
    /** A folder that goes when the run ends. */
    testDir: string;
  }
}

export {};
