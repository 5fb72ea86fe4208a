import { Button } from './button.tsx';
import { toast } from './toast.tsx';

/** Puts a text where it can be pasted from. Pages without TLS have no clipboard: there the text is shown, to be copied. */
export function CopyButton({ text, what, children }: { text: string; what: string; children: string }) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      toast(`${what} is copied.`);
    } catch {
      prompt(`Copy ${what.toLowerCase()}:`, text);
    }
  };
  return <Button onClick={copy}>{children}</Button>;
}
