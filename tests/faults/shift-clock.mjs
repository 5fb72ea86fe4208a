// Preloaded into a process (NODE_OPTIONS=--import …) whose clock is to be SHIFT_CLOCK_MS off.
const shiftMs = Number(process.env['SHIFT_CLOCK_MS']);
const RealDate = Date;
const now = () => RealDate.now() + shiftMs;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, type) => Reflect.construct(target, given.length === 0 ? [now()] : given, type),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
