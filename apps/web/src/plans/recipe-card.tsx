import { ok } from '@bacs/client';
import { useEffect, useId } from 'preact/hooks';
import { bacs, type Upload } from '../api/bacs.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Problem } from '../components/message.tsx';
import { PlanPreview } from './plan-preview.tsx';
import { choiceOf, isHindrance, isUnknownYet, type Recipe } from './recipe.ts';

type RecipeCardProps = {
  title: string;
  upload: Upload;
  recipe: Recipe;
  /** Names of all profiles */
  profiles: string[];
  onChange: (recipe: Recipe) => void;
  onRemove: (() => void) | undefined;
  onHindered: (isHindered: boolean) => void;
};

const askAgainMs = 2_000;

/** One render that could be started: what is chosen, and what would come of it. */
export function RecipeCard({
  title,
  upload,
  recipe,
  profiles,
  onChange,
  onRemove,
  onHindered,
}: RecipeCardProps) {
  const choice = choiceOf(recipe);
  const { data, error, reload } = useAnswer(
    () =>
      ok(
        bacs.http.POST('/api/productions/plan', { body: { upload_id: upload.uuid ?? upload.id, ...choice } }),
      ),
    [upload.id, JSON.stringify(choice)],
  );
  const plan = data.value;
  useEffect(() => {
    onHindered(plan?.problems.some(isHindrance) ?? false);
    if (!plan?.problems.some(isUnknownYet)) return;
    const timer = setTimeout(reload, askAgainMs);
    return () => clearTimeout(timer);
  }, [plan]);
  return (
    <fieldset class="card recipe">
      <legend class="visually-hidden">{title}</legend>
      <div class="choices">
        <Choice
          label="Profile"
          value={recipe.profile ?? ''}
          options={[['', 'By the size of the video'], ...profiles.map((name) => [name, name] as const)]}
          onChange={(profile) => onChange({ ...recipe, profile: profile || undefined })}
        />
        <Choice
          label="Quality"
          value={recipe.quality ?? 'standard'}
          options={[
            ['standard', 'Standard'],
            ['hq', 'High'],
          ]}
          onChange={(quality) => onChange({ ...recipe, quality: quality === 'hq' ? 'hq' : 'standard' })}
        />
        <Choice
          label="Audio"
          value={recipe.audio ?? 'original'}
          options={[
            ['original', 'As it is'],
            ['normalize', 'Normalize loudness'],
          ]}
          onChange={(audio) =>
            onChange({ ...recipe, audio: audio === 'normalize' ? 'normalize' : 'original' })
          }
        />
        {onRemove && (
          <button type="button" class="close" aria-label={`Remove ${title}`} onClick={onRemove}>
            ×
          </button>
        )}
      </div>
      {error.value === undefined ? (
        <PlanPreview plan={plan} />
      ) : (
        <Problem error={error.value} onRetry={reload} />
      )}
    </fieldset>
  );
}

type ChoiceProps = {
  label: string;
  value: string;
  options: (readonly [value: string, word: string])[];
  onChange: (value: string) => void;
};

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(([each, word]) => (
          <option key={each} value={each}>
            {word}
          </option>
        ))}
      </select>
    </div>
  );
}
