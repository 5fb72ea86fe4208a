/**
 * Makes a question that is asked once at a time, and again only when its last answer is older than this: however many
 * ask, it costs the same.
 */
export function recentAnswer<Answer>(maxAgeMs: number, ask: () => Promise<Answer>): () => Promise<Answer> {
  let last: { answer: Promise<Answer>; answeredAt: number } | undefined;
  return () => {
    if (last && performance.now() - last.answeredAt < maxAgeMs) return last.answer;
    const asked = { answer: ask(), answeredAt: Number.POSITIVE_INFINITY };
    const note = () => {
      asked.answeredAt = performance.now();
    };
    asked.answer.then(note, note);
    last = asked;
    return asked.answer;
  };
}
