/** The claims office's page for the server that is about to start: built first where it is missing or stale. */
import { fileURLToPath } from 'node:url';
import { ensureOfficePage } from '../office/build.ts';
import type { OfficePage } from '../office/routes.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Null where it cannot be built: the desks are served all the same, and standard error says why. */
export async function officePageOf(publicOrigin: string | null): Promise<OfficePage | null> {
  try {
    const folder = await ensureOfficePage(ROOT, (line) => process.stderr.write(`${line}\n`));
    return { folder, publicOrigin };
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    process.stderr.write(`理赔审核页面没有生成，其余照常：${problem}\n`);
    return null;
  }
}
