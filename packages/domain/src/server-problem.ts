/** What a server is not, or may not, that the service needs. `code` is UPPER_SNAKE; `message` names what to do. */
export type ServerProblem = { code: string; message: string };
