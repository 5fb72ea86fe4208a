import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { UploadIcon } from '../components/icons.tsx';
import { send } from './sending.ts';

/** Takes videos that are dropped anywhere on the page, or chosen. */
export function DropZone() {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      // Without this, the browser would open the file in place of the page.
      event.preventDefault();
      setOver(event.type === 'dragover');
      if (event.type === 'drop') send(event.dataTransfer.files);
    };
    const kinds = ['dragover', 'dragleave', 'drop'] as const;
    for (const kind of kinds) addEventListener(kind, over);
    return () => {
      for (const kind of kinds) removeEventListener(kind, over);
    };
  }, []);
  return (
    <section class={`drop-zone ${isOver ? 'over' : ''}`} aria-label="Upload">
      <UploadIcon />
      <p>
        <strong>Drop videos here</strong> <span class="soft">They go straight to S3.</span>
      </p>
      <Button kind="primary" onClick={() => input.current?.click()}>
        Choose videos
      </Button>
      <input
        ref={input}
        type="file"
        accept="video/*,.mkv,.mov,.mxf,.ts,.mts,.m2ts"
        multiple
        hidden
        aria-label="Videos"
        onChange={({ currentTarget }) => {
          send(currentTarget.files ?? []);
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
    </section>
  );
}
