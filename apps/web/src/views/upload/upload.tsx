import { ok } from '@bacs/client';
import { useEffect, useRef } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { bacs, type Upload } from '../../api/bacs.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Button } from '../../components/button.tsx';
import { Problem } from '../../components/message.tsx';
import { Page } from '../../components/page.tsx';
import { askToDelete } from '../../deletions/delete-dialog.tsx';
import { RenderForm } from '../../plans/render-form.tsx';
import { ProductionGrid } from '../../productions/production-grid.tsx';
import { factsOf } from '../../uploads/facts.ts';

/** A worker describes the file a moment after it is complete, which is no event. */
const describedSoonMs = 2_000;

/** One upload: what it is, what could be made of it, and what was. */
export default function UploadView() {
  const { uuid = '' } = useRoute().params;
  const { data, error, reload } = useAnswer(
    () => ok(bacs.http.GET('/api/uploads/{id}', { params: { path: { id: uuid } } })),
    [uuid],
  );
  const upload = data.value;
  const productions = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (upload?.status !== 'uploaded' || upload.source || upload.source_problem) return;
    const timer = setTimeout(reload, describedSoonMs);
    return () => clearTimeout(timer);
  }, [upload]);
  return (
    <Page title={upload?.filename ?? 'Upload'} actions={upload && <DeleteUpload upload={upload} />}>
      <p class="soft facts-line">{upload && factsOf(upload)}</p>
      {error.value !== undefined && <Problem error={error.value} onRetry={reload} />}
      {upload ? (
        <RenderForm
          key={upload.id}
          upload={upload}
          onStarted={() => requestAnimationFrame(() => showFrom(productions.current))}
        />
      ) : (
        <div class="render-form-loading" aria-busy={error.value === undefined} />
      )}
      <div class="section-title">
        <h2 ref={productions} tabIndex={-1}>
          Productions of this upload
        </h2>
      </div>
      <ProductionGrid uploadId={uuid} />
    </Page>
  );
}

/** What has been started is what one wants to see next. */
function showFrom(heading: HTMLElement | null) {
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}

function DeleteUpload({ upload: { id, uuid, filename } }: { upload: Upload }) {
  const { route } = useLocation();
  const asked = {
    title: filename ?? 'this upload',
    path: '/api/uploads/{id}' as const,
    id: uuid ?? String(id),
    onBegun: () => route('/uploads'),
  };
  return (
    <Button kind="quiet" onClick={() => askToDelete(asked)}>
      Delete upload
    </Button>
  );
}
