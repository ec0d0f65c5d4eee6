// Plain JavaScript, loaded first (`node --import`): it must run on the Node that is too old for everything else,
// where `.ts` files do not load and the SQLite addon crashes without a word.
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `本程序需要 Node 24，当前是 Node ${process.versions.node}。\n` +
      '请在程序目录运行 npm ci，然后用 npm start（或 npm run …）启动：它们会使用随程序安装的 Node 24。\n' +
      '如果已经这样做了，请在这台电脑上另装 Node 24 后重试。\n',
  );
  process.exit(1);
}

// What was compiled last time is not compiled again; a folder that cannot be written only means a slower start.
module.enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/joint-desk/compiled', import.meta.url)));
module.registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith('.') || !specifier.endsWith('.ts')) return next(specifier, context);
    return { url: new URL(specifier, context.parentURL).href, format: 'module-typescript', shortCircuit: true };
  },
});
