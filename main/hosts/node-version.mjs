// Plain JavaScript, loaded first (`node --import`): it must run on the Node that is too old for everything else,
// where `.ts` files do not load and the SQLite addon crashes without a word.
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import v8 from 'node:v8';

const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `本程序需要 Node 24，当前是 Node ${process.versions.node}。\n` +
      '请在程序目录运行 npm ci，然后用 npm start（或 npm run …）启动：它们会使用随程序安装的 Node 24。\n' +
      '如果已经这样做了，请在这台电脑上另装 Node 24 后重试。\n',
  );
  process.exit(1);
}

// Node reads TypeScript with WebAssembly. After 1 000 calls out of it V8 compiles the way out anew, and frees code of a module that may
// be gone with its thread: a segmentation fault, seen once in some thirty roster imports under load (`TierUpWasmToJSWrapper`;
// others met it too: github.com/bardesss/haelan, pull request 187).
v8.setFlagsFromString('--wasm-wrapper-tiering-budget=2147483647');

// What was compiled last time is not compiled again; a folder that cannot be written only means a slower start.
module.enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/joint-desk/compiled', import.meta.url)));
