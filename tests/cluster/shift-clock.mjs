// A process preloads this file (NODE_OPTIONS=--import …). Its clock is then off by as many ms as SHIFT_CLOCK_FILE says.
import { readFileSync } from 'node:fs';

const file = process.env['SHIFT_CLOCK_FILE'];
const RealDate = Date;
const now = () => RealDate.now() + Number(readFileSync(file, 'utf8'));

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, type) => Reflect.construct(target, given.length === 0 ? [now()] : given, type),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
