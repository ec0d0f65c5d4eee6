/** Before the end-to-end tests: the renderer as users get it, built unless it is fresh. */
import { ensureRenderer } from '../../main/hosts/start/build.ts';
import { ROOT } from './tool.ts';

export default async function buildRenderer(): Promise<void> {
  await ensureRenderer(ROOT);
}
