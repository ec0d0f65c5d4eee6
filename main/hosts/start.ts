/** `npm start`: the desk in Electron where its runtime can be had, else in the browser at once (DESIGN §10). */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseStartOptions, startHelp, type StartOptions } from './options.ts';
import { sentenceOf } from './sentence-of.ts';
import { ensureDesk, ensureElectronBundles, ensureRenderer } from './start/build.ts';
import { downloadElectron, findElectron, installedExecutable, thisMachine } from './start/electron-runtime.ts';
import { runInElectron } from './start/run-electron.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

try {
  const options = parseStartOptions(process.argv.slice(2));
  if (options === null) process.stdout.write(`${startHelp()}\n`);
  else await start(options);
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}

async function start(options: StartOptions): Promise<void> {
  const obstacle = await startInElectron(options);
  if (obstacle === null) return;
  const built = pathToFileURL(await ensureDesk(root)).href;
  // Built from this very file, with what it exports.
  const { browserDesk } = (await import(built)) as typeof import('./start/browser-desk.ts');
  await browserDesk(options, () => ensureRenderer(root), obstacle);
}

/** Runs Electron to its end; or says why it cannot be had. */
async function startInElectron(options: StartOptions): Promise<string | null> {
  const machine = thisMachine();
  const found = await findElectron(root, machine);
  if (found.kind === 'none') return found.reason;
  if (found.kind === 'downloadable') await download();
  const executable = found.kind === 'here' ? found.executable : installedExecutable(root, machine);
  if (executable === null) return 'Electron 运行环境下载失败';
  await ensureElectronBundles(root);
  const end = await runInElectron(executable, root, options);
  if ('cannotRun' in end) return end.cannotRun;
  process.exitCode = end.code;
  return null;
}

async function download(): Promise<void> {
  process.stdout.write('正在下载 Electron 运行环境（约 120 MB，仅此一次）……\n');
  await downloadElectron(root);
}
