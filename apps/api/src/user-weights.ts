/** How much of the fleet a user gets beside another one; 1 for who is not listed. */
export type UserWeights = ReadonlyMap<number, number>;

const form = 'must be the numbers of users with their weights from 0.01 to 100, such as 12=3,40=0.5';

/** Reads weights such as `12=3,40=0.5`. @throws an error that names what means nothing */
export function parseUserWeights(text: string): UserWeights {
  const entries = text.split(',').flatMap((entry) => entry.trim() || []);
  const wrong = entries.filter((entry) => !isWeight(entry));
  if (wrong.length > 0)
    throw new Error(`${form}; that is not ${wrong.map((entry) => `"${entry}"`).join(', ')}`);
  const weights = new Map(entries.map((entry) => entry.split('=').map(Number) as [number, number]));
  if (weights.size < entries.length) throw new Error(`${form}; one of the users is there twice`);
  return weights;
}

function isWeight(entry: string): boolean {
  const [, weight] = /^[1-9]\d{0,14}=(\d{1,3}(?:\.\d{1,6})?)$/.exec(entry) ?? [];
  return weight !== undefined && Number(weight) >= 0.01 && Number(weight) <= 100;
}
