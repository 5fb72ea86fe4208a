import type { Schemas } from '../api/bacs.ts';
import { isHindrance, isUnknownYet } from './recipe.ts';

type Plan = Schemas['Plan'];

/** What a render would make, where to, and what is to be known before it is paid for. */
export function PlanPreview({ plan }: { plan: Plan | undefined }) {
  if (!plan) return <div class="plan" aria-busy="true" />;
  const { profile, renditions, destinations, rules, problems, identical_production } = plan;
  return (
    <div class="plan">
      <p>
        <span class="soft">Profile</span> <code>{profile}</code>
      </p>
      <ul class="renditions" aria-label="Renditions">
        {renditions.map((rendition) => (
          <li key={`${rendition.orientation} ${rendition.name}`}>
            <strong>{sizeOf(rendition)}</strong> <span class="soft">{detailOf(rendition)}</span>
          </li>
        ))}
      </ul>
      {identical_production && (
        <p class="note">
          There is a production with the same settings:{' '}
          <a href={`/productions/${identical_production}`}>open it</a>.
        </p>
      )}
      {problems.map((problem) => (
        <p
          key={problem.code}
          class={`note ${isHindrance(problem) ? 'bad' : 'warn'}`}
          role={isUnknownYet(problem) ? 'status' : undefined}
        >
          {isUnknownYet(problem)
            ? 'MediaConvert is asked what the file is. The plan may still change…'
            : problem.message}
        </p>
      ))}
      {rules.length > 0 && (
        <ul class="rules small soft">
          {rules.map(({ name, about }) => (
            <li key={name}>{about}</li>
          ))}
        </ul>
      )}
      <details class="small">
        <summary>Where it is written</summary>
        <ul>
          {destinations.map(({ bucket, prefix }) => (
            <li key={prefix}>
              <code>
                s3://{bucket}/{prefix}
              </code>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

type Rendition = Plan['renditions'][number];

function sizeOf({ width, height, name }: Rendition): string {
  return width && height ? `${width} × ${height}` : name;
}

function detailOf({ orientation, bitrate }: Rendition): string {
  return [orientation, bitrate && `${Number((bitrate / 1_000_000).toFixed(1))} Mb/s`]
    .filter(Boolean)
    .join(', ');
}
