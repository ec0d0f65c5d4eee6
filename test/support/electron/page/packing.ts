/** Values as text for the way between Chromium and Node; what a structured clone refuses is refused. Both run in the page too. */

/** Plain JSON of a value: what JSON does not know is tagged with `$`. */
export function pack(value: unknown): unknown {
  if (value === undefined) return { $: 'undefined' };
  if (typeof value === 'bigint') return { $: 'bigint', v: String(value) };
  if (typeof value === 'function' || typeof value === 'symbol') throw new Error('An object could not be cloned.');
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return { $: 'date', v: value.getTime() };
  if (value instanceof Map) return { $: 'map', v: [...value].map((pair) => pair.map(pack)) };
  if (value instanceof Set) return { $: 'set', v: [...value].map(pack) };
  if (ArrayBuffer.isView(value)) {
    // In runs: a spread of a whole file would overflow the stack.
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    let binary = '';
    for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return { $: 'bytes', v: btoa(binary) };
  }
  if (Array.isArray(value)) return value.map(pack);
  return { $: 'object', v: Object.entries(value).map(([key, each]) => [key, pack(each)]) };
}

/** The inverse of `pack`. */
export function unpack(packed: unknown): unknown {
  if (Array.isArray(packed)) return packed.map(unpack);
  if (typeof packed !== 'object' || packed === null) return packed;
  // Made by `pack`: every object in it is tagged.
  const { $: tag, v } = packed as { readonly $: string; readonly v: never };
  if (tag === 'bigint') return BigInt(v);
  if (tag === 'date') return new Date(v);
  if (tag === 'map') return new Map((v as [unknown, unknown][]).map(([key, each]) => [unpack(key), unpack(each)]));
  if (tag === 'set') return new Set((v as unknown[]).map(unpack));
  if (tag === 'bytes') return Uint8Array.from(atob(v), (char) => char.charCodeAt(0));
  if (tag === 'object') return Object.fromEntries((v as [string, unknown][]).map(([key, each]) => [key, unpack(each)]));
  return undefined;
}
