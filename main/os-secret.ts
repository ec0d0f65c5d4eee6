/** The `os` slot: on this machine, for this user of its system, the program opens its database by itself (DESIGN idea 11). */
import { AppError } from '../shared/errors.ts';
import type { Application } from './desk-app.ts';
import { openDesk } from './desk/open-desk.ts';
import { dropOsSlot, osSlot, putOsSlot } from './key-file.ts';
import type { Ports } from './ports.ts';
import { reconcileOperators } from './session/reconcile.ts';
import { readSetting } from './settings/store.ts';

/** Opens a locked desk with the `os` slot where there is one; signing in stays. Whatever fails leaves it to a password. */
export async function openByOs(app: Application): Promise<void> {
  const { ports } = app;
  const sealed = osSlot(ports.dataDir);
  if (sealed === null || ports.osSecret === null) return;
  try {
    const key = await keyIn(ports, sealed);
    if (app.desk !== null || key === null) return;
    app.desk = openDesk(ports, key);
    app.emit({ kind: 'changed', topic: 'desk' });
    reconcileOperators(app);
  } catch (cause) {
    logFailure(ports, 'os-slot-not-opened', cause);
  }
  await renewOsSlot(app);
}

/** `keepOsSlot` where a slot that cannot be kept must not stand in the way: at opening. */
export async function renewOsSlot(app: Application): Promise<void> {
  try {
    await keepOsSlot(app);
  } catch (cause) {
    logFailure(app.ports, 'os-slot-not-kept', cause);
  }
}

/** Throws 'os-unlock-refused' where the slot would protect nothing: 体验模式, a host or system without a key store. */
export async function checkOsUnlock({ ports, desk }: Application): Promise<void> {
  const problem =
    desk?.mode === 'demo'
      ? '体验模式的数据不加密保护'
      : ports.osSecret === null
        ? BROWSER
        : await ports.osSecret.obstacle();
  if (problem !== null) throw new AppError('os-unlock-refused', { problem });
}

const BROWSER = '只有桌面程序（Electron）能使用操作系统的密钥库';

/** Brings `key.json` in line with the setting: a slot is made, made anew or taken away. The database's key stays. */
export async function keepOsSlot({ ports, desk }: Application): Promise<void> {
  if (desk === null || desk.mode === 'demo') return;
  if (!readSetting(desk.db, 'desk.osUnlock')) return dropOsSlot(desk.folder);
  const { osSecret } = ports;
  if (osSecret === null || (await osSecret.obstacle()) !== null) return;
  const sealed = osSlot(desk.folder);
  const opened = sealed === null ? null : await osSecret.open(sealed);
  if (opened === null || opened.isStale) putOsSlot(desk.folder, await osSecret.seal(hexOf(desk.key)));
}

async function keyIn({ osSecret }: Ports, sealed: Uint8Array): Promise<Buffer | null> {
  const opened = (await osSecret?.open(sealed)) ?? null;
  return opened === null ? null : Buffer.from(opened.secret, 'hex');
}

function logFailure({ log }: Ports, event: string, cause: unknown): void {
  log.error(event, { reason: cause instanceof AppError ? cause.code : 'fault' });
}

function hexOf(key: Uint8Array): string {
  return Buffer.from(key).toString('hex');
}
