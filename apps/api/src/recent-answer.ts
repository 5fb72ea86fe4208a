/**
 * Makes a question that is asked once at a time, and again only when its last answer is older than this: however many
 * ask, it costs the same. `maxAge` may depend on the answer, which is undefined when there was an error.
 */
export function recentAnswer<Answer>(
  maxAge: number | ((answer: Answer | undefined) => number),
  ask: () => Promise<Answer>,
): () => Promise<Answer> {
  const maxAgeOf = typeof maxAge === 'number' ? () => maxAge : maxAge;
  let last: { answer: Promise<Answer>; oldFrom: number } | undefined;
  return () => {
    if (last && performance.now() < last.oldFrom) return last.answer;
    const asked = { answer: ask(), oldFrom: Number.POSITIVE_INFINITY };
    const note = (answer: Answer | undefined) => {
      asked.oldFrom = performance.now() + maxAgeOf(answer);
    };
    asked.answer.then(note, () => note(undefined));
    last = asked;
    return asked.answer;
  };
}
