/**
 * Whose fault a failure is: that of the file, of the settings that it is rendered with, of the account (rights, buckets,
 * what its operator has set up), or AWS's own.
 */
export const failureClasses = ['source', 'settings', 'account', 'aws'] as const;
export type FailureClass = (typeof failureClasses)[number];

export type Failure = {
  class: FailureClass;
  /** Trying again can help although nothing else changes. */
  retryable: boolean;
  /** MediaConvert fails so for a moment, and charges nothing: the production is rendered again by itself. */
  transient: boolean;
  /** What the person who sees it can do, or who can. */
  help: string;
};

/** Nothing gets better by itself: what `help` says has to be done first. */
export function lasting(fault: FailureClass, help: string): Failure {
  return { class: fault, retryable: false, transient: false, help };
}

/** A person may try again, and it costs them nothing to see. */
export function retryable(fault: FailureClass, help: string): Failure {
  return { class: fault, retryable: true, transient: false, help };
}

export function transient(help: string): Failure {
  return { class: 'aws', retryable: true, transient: true, help };
}
