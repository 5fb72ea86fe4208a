import { type Status, statusInWords } from './publication.ts';

export function StatusOf({ status }: { status: Status }) {
  const [word, tone] = statusInWords(status);
  return <span class={`badge ${tone}`}>{word}</span>;
}
