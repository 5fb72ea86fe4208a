import type { Attached } from './attach.ts';

/** Browsers that play HLS by themselves choose by themselves, too. */
export function QualityMenu({ qualities, choose }: Attached) {
  if (qualities.length < 2) return null;
  return (
    <label class="quality">
      <span>Quality</span>
      <select onChange={(event) => choose(Number(event.currentTarget.value))}>
        <option value={-1}>Auto</option>
        {qualities.map(({ index, lines }) => (
          <option key={index} value={index}>
            {lines}p
          </option>
        ))}
      </select>
    </label>
  );
}
