/**
 * Usage: node write-bounds.ts FILE VERSION. FILE is data/mediaconvert/2017-08-29/service-2.json.gz of botocore, and
 * VERSION is the version of botocore that it comes from.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { readBounds } from './job-bounds.ts';

const [file, version] = process.argv.slice(2);
if (file === undefined || version === undefined) throw new Error('usage: write-bounds.ts FILE VERSION');

const content = await readFile(file);
const bounds = readBounds(JSON.parse((file.endsWith('.gz') ? gunzipSync(content) : content).toString()));
const source = `botocore ${version}, data/mediaconvert/2017-08-29/service-2.json, Apache-2.0`;
const lines = Object.entries(bounds).map(([name, members]) => `"${name}": ${JSON.stringify(members)}`);
await writeFile(
  new URL('../src/job.bounds.generated.json', import.meta.url),
  `{"source": ${JSON.stringify(source)}, "structures": {\n${lines.join(',\n')}\n}}\n`,
);
