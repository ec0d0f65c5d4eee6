/** The browser host's key: traded once for the token in the address, kept for reloads of this tab only. */
import { z } from 'zod';

const STORED_AS = 'desk.host-key';
const tradedSchema = z.object({ ok: z.literal(true), value: z.object({ key: z.string() }) });

/** Trades `#token=…` for the key and takes it out of the address; after a reload the stored key serves. */
export async function takeHostKey(): Promise<string> {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) return sessionStorage.getItem(STORED_AS) ?? '';
  history.replaceState(null, '', location.pathname);
  const answer = await fetch('/api/key', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  const traded = tradedSchema.safeParse(await answer.json());
  const key = traded.success ? traded.data.value.key : '';
  sessionStorage.setItem(STORED_AS, key);
  return key;
}
