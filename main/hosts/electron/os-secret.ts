/** The system's key store through Electron: DPAPI on Windows, the key chain on macOS, a key ring on Linux. */
import { safeStorage } from 'electron';
import type { OsSecret } from '../../ports.ts';

/** The port to it; Electron must be ready before it is asked. */
export function electronSecret(platform: NodeJS.Platform): OsSecret {
  return {
    obstacle: () => obstacleOn(platform),
    seal: (secret) => safeStorage.encryptStringAsync(secret),
    open: openSealed,
  };
}

/** Without a key ring Electron on Linux "encrypts" with a password that stands in its source: that is refused. */
async function obstacleOn(platform: NodeJS.Platform): Promise<string | null> {
  const isAvailable = await safeStorage.isAsyncEncryptionAvailable();
  const hasRing = platform !== 'linux' || !WITHOUT_RING.has(safeStorage.getSelectedStorageBackend());
  return isAvailable && hasRing ? null : '本机操作系统没有可用的密钥库（钥匙环）';
}

const WITHOUT_RING: ReadonlySet<string> = new Set(['basic_text', 'unknown']);

async function openSealed(sealed: Uint8Array): Promise<{ secret: string; isStale: boolean } | null> {
  try {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(sealed));
    return { secret: result, isStale: shouldReEncrypt };
  } catch {
    // Sealed by another user or before the key store was made anew: to the desk it is as if there were no slot.
    return null;
  }
}
