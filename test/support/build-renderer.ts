/** Before the end-to-end tests: renderer, main, preload and the office page as users get them, built unless they are fresh. */
import { ensureOfficePage } from '../../central/office/build.ts';
import { ensureElectronBundles } from '../../main/hosts/start/build.ts';
import { ROOT } from './tool.ts';

export default async function buildRenderer(): Promise<void> {
  await ensureElectronBundles(ROOT);
  await ensureOfficePage(ROOT, (line) => void process.stdout.write(`${line}\n`));
}
