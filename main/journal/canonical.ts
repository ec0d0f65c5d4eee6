/** The one spelling of a value as bytes: canonical JSON (RFC 8785), stored as made, hashed and sent verbatim. */
import canonicalize from 'canonicalize';

/** Canonical JSON of a value a schema has parsed. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('nothing to canonicalise');
  return text;
}
