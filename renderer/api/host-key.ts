/** The browser host's key: traded once for the token in the address, kept for reloads of this tab only. */

const STORED_AS = 'desk.host-key';

/** Trades `#token=…` for the key and takes it out of the address; after a reload the stored key serves. */
export async function takeHostKey(): Promise<string> {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) return sessionStorage.getItem(STORED_AS) ?? '';
  history.replaceState(null, '', location.pathname);
  const response = await fetch('/api/key', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  const key = keyIn(await response.json());
  sessionStorage.setItem(STORED_AS, key);
  return key;
}

/** Checked by hand: the first scripts of the page come without zod. */
function keyIn(answer: unknown): string {
  if (!hasOwn(answer, 'value') || !hasOwn(answer.value, 'key')) return '';
  return typeof answer.value.key === 'string' ? answer.value.key : '';
}

function hasOwn<K extends string>(value: unknown, key: K): value is Record<K, unknown> {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}
