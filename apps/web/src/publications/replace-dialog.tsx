import { ok } from '@bacs/client';
import { useState } from 'preact/hooks';
import { bacs, type Production } from '../api/bacs.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { formatTime } from '../components/format.ts';
import { Empty, Problem } from '../components/message.tsx';
import { Poster } from '../components/poster.tsx';
import { titleOf, toCard } from '../productions/card.ts';
import type { Publication } from './publication.ts';

type ReplaceDialogProps = {
  publication: Publication;
  title: string;
  onReplace: (ulid: string) => Promise<void>;
  onClose: () => void;
};

const most = 48;

/** Asks which completed production shall take the place: those of the same upload come first. */
export function ReplaceDialog({ publication, title, onReplace, onClose }: ReplaceDialogProps) {
  const { data, error, reload } = useAnswer(() => readChoices(publication), [publication.id]);
  const [chosen, choose] = useState<string | null>(null);
  return (
    <Dialog title={`Replace ${title}`} onClose={onClose}>
      {error.value !== undefined ? (
        <Problem error={error.value} onRetry={reload} />
      ) : data.value === undefined ? (
        <p class="soft dialog-loading">Looking for completed productions…</p>
      ) : data.value.length === 0 ? (
        <Empty title="You have no other completed production" />
      ) : (
        <fieldset class="candidates">
          <legend class="small soft">The space shows it in the same place, with the same settings.</legend>
          {data.value.map((production) => (
            <Choice
              key={production.id}
              production={production}
              isOfSameUpload={production.upload_uuid === publication.upload_uuid}
              isChosen={production.ulid === chosen}
              onChoose={() => choose(production.ulid)}
            />
          ))}
        </fieldset>
      )}
      <div class="actions">
        <Button onClick={onClose}>Cancel</Button>
        <Button
          kind="primary"
          disabled={chosen === null}
          onClick={async () => {
            if (chosen !== null) await onReplace(chosen);
          }}
        >
          Replace
        </Button>
      </div>
    </Dialog>
  );
}

async function readChoices({ upload_uuid, production_ulid }: Publication): Promise<Production[]> {
  const read = async (upload_id?: string) => {
    const query = { status: 'completed' as const, limit: most, upload_id };
    return (await ok(bacs.http.GET('/api/productions', { params: { query } }))).items;
  };
  const same = upload_uuid === null ? [] : await read(upload_uuid).catch(() => []);
  const others = (await read()).filter((other) => other.upload_uuid !== upload_uuid);
  return [...same, ...others].filter(({ ulid }) => ulid !== null && ulid !== production_ulid);
}

type ChoiceProps = {
  production: Production;
  isOfSameUpload: boolean;
  isChosen: boolean;
  onChoose: () => void;
};

function Choice({ production, isOfSameUpload, isChosen, onChoose }: ChoiceProps) {
  const card = toCard(production);
  return (
    <label class="choice">
      <input type="radio" name="production" checked={isChosen} onChange={onChoose} />
      <Poster url={card.posterUrl} />
      <span class="what">
        <strong class="one-line" dir="auto">
          {titleOf(card)}
        </strong>
        <span class="small soft one-line">
          {[production.profile, production.completed_at && formatTime(production.completed_at)]
            .filter(Boolean)
            .join(' · ')}
          {!isOfSameUpload && ' · another upload'}
        </span>
      </span>
    </label>
  );
}
