/** What a door has told the client of a user, in the order in which it came; of webhooks, by number */
export type Told = { door: string; userId: number; events: ToldEvent[] };
export type ToldEvent = { id: number; type: string; subject: string; body: string };
