// Preloaded by --import, this counts the modules of a process, except those of Node, and tells them at its end.
import { registerHooks } from 'node:module';

const loaded = new Map<string, number>();

registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith('node:')) {
      const owner = url
        .split('/node_modules/')
        .at(-1)
        ?.match(/^(@[^/]+\/)?[^/]+/)?.[0];
      const name = url.includes('/node_modules/') && owner ? owner : 'ours';
      loaded.set(name, (loaded.get(name) ?? 0) + 1);
    }
    return nextLoad(url, context);
  },
});

process.on('exit', () => {
  const modules = Object.fromEntries([...loaded].sort(([, a], [, b]) => b - a));
  process.stdout.write(`${JSON.stringify({ msg: 'modules counted', modules })}\n`);
});
