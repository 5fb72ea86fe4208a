import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Card } from './card.ts';
import { countdownOf, reasonOf } from './reasons.ts';

type ReasonProps = { card: Card; class?: string; isTold?: boolean };

/**
 * Why a production is not done yet. Where `isTold`, a screen reader tells each new reason, and never the seconds of the
 * countdown.
 */
export function Reason({ card, class: more = '', isTold = false }: ReasonProps) {
  const now = useSignal(Date.now());
  const reason = reasonOf(card);
  const countdown = countdownOf(card, now.value);
  const isCounting = countdown !== '';
  useEffect(() => {
    if (!isCounting) return;
    const timer = setInterval(() => {
      now.value = Date.now();
    }, 1_000);
    return () => clearInterval(timer);
  }, [isCounting]);
  return (
    <p class={`reason ${more}`} title={reason} dir="auto">
      <span role={isTold ? 'status' : undefined}>{reason}</span>
      {isCounting && <span aria-hidden="true">, {countdown}</span>}
    </p>
  );
}
