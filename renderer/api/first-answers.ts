/** What every start asks, asked while the screens themselves are still being read: the key, and how the desk stands. */
import type { DeskTransport } from '../../shared/contract/transport.ts';
import { takeHostKey } from './host-key.ts';

declare global {
  interface Window {
    /** Set by the Electron preload only; the browser host speaks HTTP. */
    readonly desk?: DeskTransport;
  }
}

export interface FirstAnswers {
  /** The browser host's key; empty under Electron. */
  readonly key: Promise<string>;
  /** The answer to 'desk.status' as it came, unchecked; null when none could be had: the screens then ask themselves. */
  readonly status: Promise<unknown>;
}

const STATUS_CALL = { method: 'desk.status', input: {}, passive: true } as const;

/** Sends the first questions; neither promise rejects. */
export function askFirst(): FirstAnswers {
  const { desk } = window;
  if (desk !== undefined) return { key: Promise.resolve(''), status: desk.call(STATUS_CALL).catch(() => null) };
  // Without a key the desk refuses with a sentence, without a desk the screens say so.
  const key = takeHostKey().catch(() => '');
  return { key, status: key.then(askStatus).catch(() => null) };
}

async function askStatus(key: string): Promise<unknown> {
  const response = await fetch('/api/call', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify(STATUS_CALL),
  });
  return response.json();
}
