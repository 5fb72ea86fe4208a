import { ok } from '@bacs/client';
import { useRef, useState } from 'preact/hooks';
import { bacs, type Upload } from '../api/bacs.ts';
import { newIdempotencyKey } from '../api/idempotency-key.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Button } from '../components/button.tsx';
import { toast } from '../components/toast.tsx';
import { useKeptFocus } from '../components/use-kept-focus.ts';
import { arrive } from '../productions/store.ts';
import { choiceOf, newRecipe, type Recipe } from './recipe.ts';
import { RecipeCard } from './recipe-card.tsx';

/** The API takes so many productions at once. */
const most = 20;

type RenderFormProps = { upload: Upload; onStarted: () => void };

/** Chooses what to make of an upload, shows what that would be, and starts all of it at once. */
export function RenderForm({ upload, onStarted }: RenderFormProps) {
  const [recipes, setRecipes] = useState<Recipe[]>([newRecipe()]);
  const [hindered, setHindered] = useState<ReadonlySet<number>>(new Set());
  // The same key as long as nothing changes: a second press, or a lost answer, starts nothing twice.
  const [key, setKey] = useState(newIdempotencyKey);
  const profiles = useAnswer(() => ok(bacs.http.GET('/api/profiles')), []);
  const form = useRef<HTMLElement>(null);
  useKeptFocus(form);
  const names = profiles.data.value?.items.map(({ name }) => name) ?? [];

  const change = (changed: Recipe[]) => {
    setRecipes(changed);
    setKey(newIdempotencyKey());
  };
  const start = async () => {
    const name = upload.filename?.replace(/[.][^.]*$/, '') || undefined;
    const body = {
      upload_id: upload.uuid ?? upload.id,
      items: recipes.map((each) => ({ name, ...choiceOf(each) })),
    };
    const params = { header: { 'idempotency-key': key } };
    const { items } = await ok(bacs.http.POST('/api/productions/batch', { params, body }));
    setKey(newIdempotencyKey());
    for (const { production, problem } of items) {
      if (production) arrive(production);
      if (problem) toast(problem.detail ?? problem.title, 'problem');
    }
    const accepted = items.filter(({ production }) => production).length;
    if (accepted === 0) return;
    toast(accepted === 1 ? 'The render is accepted.' : `${accepted} renders are accepted.`);
    onStarted();
  };

  return (
    <section ref={form} class="render-form" aria-label="Plan and render">
      {recipes.map((recipe, index) => (
        <RecipeCard
          key={recipe.key}
          upload={upload}
          recipe={recipe}
          profiles={names}
          title={recipes.length > 1 ? `Render ${index + 1}` : 'Render'}
          onChange={(changed) => change(recipes.map((other) => (other === recipe ? changed : other)))}
          onRemove={
            recipes.length > 1 ? () => change(recipes.filter((other) => other !== recipe)) : undefined
          }
          onHindered={(isHindered) => setHindered((keys) => without(keys, recipe.key, isHindered))}
        />
      ))}
      <div class="actions">
        <Button kind="primary" onClick={start} disabled={recipes.some(({ key }) => hindered.has(key))}>
          {recipes.length === 1 ? 'Start render' : `Start ${recipes.length} renders`}
        </Button>
        <Button onClick={() => change([...recipes, newRecipe()])} disabled={recipes.length >= most}>
          Add another
        </Button>
      </div>
    </section>
  );
}

function without(keys: ReadonlySet<number>, key: number, isIn: boolean): ReadonlySet<number> {
  return new Set(isIn ? [...keys, key] : [...keys].filter((other) => other !== key));
}
