/** Asks, or gives what was answered to the same question a moment ago. */
export type Memory<Answer> = (question: string, ask: () => Promise<Answer>) => Promise<Answer>;

/**
 * Lets all who ask the same within `ms` share an answer. An error is forgotten at once, and so is an answer that is not
 * worth keeping: whoever asks after it asks anew.
 */
export function rememberFor<Answer>(
  ms: number,
  isWorthKeeping: (answer: Answer) => boolean = () => true,
): Memory<Answer> {
  const known = new Map<string, { at: number; answer: Promise<Answer> }>();
  const isOld = (at: number) => performance.now() - at >= ms;
  return async (question, ask) => {
    // The oldest ones come first.
    for (const [old, { at }] of known)
      if (isOld(at)) known.delete(old);
      else break;
    const last = known.get(question);
    if (last) return await last.answer;
    const answer = ask();
    known.set(question, { at: performance.now(), answer });
    const forget = () => {
      if (known.get(question)?.answer === answer) known.delete(question);
    };
    try {
      const given = await answer;
      if (!isWorthKeeping(given)) forget();
      return given;
    } catch (error) {
      forget();
      throw error;
    }
  };
}
