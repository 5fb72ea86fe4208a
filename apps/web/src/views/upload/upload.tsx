import { ok } from '@bacs/client';
import { useRoute } from 'preact-iso';
import { bacs } from '../../api/bacs.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Problem } from '../../components/message.tsx';
import { Page } from '../../components/page.tsx';
import { ProductionGrid } from '../../productions/production-grid.tsx';

/** One upload: what it is, what could be made of it, and what was. */
export default function UploadView() {
  const { uuid = '' } = useRoute().params;
  const upload = useAnswer(
    () => ok(bacs.http.GET('/api/uploads/{id}', { params: { path: { id: uuid } } })),
    [uuid],
  );
  const { data, error, reload } = upload;
  return (
    <Page title={data.value?.filename ?? 'Upload'}>
      {error.value !== undefined && <Problem error={error.value} onRetry={reload} />}
      <div class="section-title">
        <h2>Productions of this upload</h2>
      </div>
      <ProductionGrid uploadId={uuid} />
    </Page>
  );
}
