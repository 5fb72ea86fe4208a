import { explainFailure, type OwnFailureCode } from '@bacs/domain';

/** Why something fails: in our words, or in MediaConvert's with the number that it gives. */
export type Reason = { code: OwnFailureCode | `${number}`; message: string };

/** What Bull Board says of it: the words of the row, whose fault it is, whether trying again can help, and what to do. */
export function describeFailure({ code, message }: { code: string | null; message: string | null }): string {
  const { class: fault, retryable, help } = explainFailure(code);
  return `${code}: ${message} [${fault}, ${retryable ? 'retryable' : 'not retryable'}] ${help}`;
}
