// Usage: node floor.ts [LIBRARY …]. It imports libraries, says so like an app that is ready, and waits for a signal.
await Promise.all(process.argv.slice(2).map((library) => import(library)));
process.stdout.write(`${JSON.stringify({ time: Date.now(), msg: 'libraries loaded' })}\n`);
process.on('SIGTERM', () => process.exit());
setInterval(() => {}, 60_000);
