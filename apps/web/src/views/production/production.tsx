import { ok } from '@bacs/client';
import { useRoute } from 'preact-iso';
import { bacs } from '../../api/bacs.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Problem } from '../../components/message.tsx';
import { Page } from '../../components/page.tsx';
import { titleOf } from '../../productions/card.ts';

export default function ProductionView() {
  const { ulid = '' } = useRoute().params;
  const { data, error, reload } = useAnswer(
    () => ok(bacs.http.GET('/api/productions/{id}', { params: { path: { id: ulid } } })),
    [ulid],
  );
  return (
    <Page title={data.value ? titleOf({ ...data.value, id: ulid }) : 'Production'}>
      {error.value !== undefined && <Problem error={error.value} onRetry={reload} />}
    </Page>
  );
}
