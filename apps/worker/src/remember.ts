/**
 * Lets all who ask within `ms` share an answer. An error is forgotten at once, and so is an answer that is not worth
 * keeping: whoever asks after it asks anew.
 */
export function rememberFor<Answer>(
  ms: number,
  ask: () => Promise<Answer>,
  isWorthKeeping: (answer: Answer) => boolean = () => true,
): () => Promise<Answer> {
  let last: { at: number; answer: Promise<Answer> } | undefined;
  return async () => {
    if (last && performance.now() - last.at < ms) return await last.answer;
    const own = { at: performance.now(), answer: ask() };
    last = own;
    const forget = () => {
      if (last === own) last = undefined;
    };
    try {
      const given = await own.answer;
      if (!isWorthKeeping(given)) forget();
      return given;
    } catch (error) {
      forget();
      throw error;
    }
  };
}
