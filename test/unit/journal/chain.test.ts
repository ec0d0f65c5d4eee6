import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../../main/journal/canonical.ts';
import { CHAIN_START, type StoredEntry, walkEntry } from '../../../shared/journal/chain.ts';
import { amountsSchema, type Entry, entrySchema, NO_PREVIOUS_HASH } from '../../../shared/journal/entry.ts';

const hashOf = (bytes: string): string => createHash('sha256').update(bytes).digest('hex');

function entry(changes: Record<string, unknown> = {}): Entry {
  return entrySchema.parse({
    v: 1,
    alg: 'sha256',
    desk: 'ZZ01',
    epoch: '01234567-89ab-7cde-8f01-23456789abcd',
    chain: 'business',
    seq: 1,
    id: '01234567-89ab-7cde-8f01-23456789abce',
    type: 'shift.opened/1',
    subject: 'shift-1',
    at: '2021-11-20T09:00:00.000+08:00',
    businessDay: '2021-11-20',
    actor: { operatorNo: '1001', side: 'insurer' },
    amounts: { float: 0 },
    docHash: null,
    prev: NO_PREVIOUS_HASH,
    ...changes,
  });
}

function stored(value: unknown): StoredEntry {
  const bytes = canonical(value);
  return { bytes, hash: hashOf(bytes) };
}

/** A sound chain of `length` entries. */
function chainOf(length: number): StoredEntry[] {
  const entries: StoredEntry[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    entries.push(stored(entry({ seq, prev: entries.at(-1)?.hash ?? NO_PREVIOUS_HASH })));
  }
  return entries;
}

/** The first problem on the way along the chain, or null. */
function problemOf(entries: readonly StoredEntry[]): string | null {
  let position = CHAIN_START;
  for (const next of entries) {
    const step = walkEntry(position, next, hashOf);
    if (!step.ok) return step.problem;
    position = step.position;
  }
  return null;
}

describe('walking a chain', () => {
  test('a sound chain is walked to its end', () => {
    const entries = chainOf(5);
    expect(problemOf(entries)).toBeNull();
    expect(entries.map(({ hash }) => hash)).toHaveLength(new Set(entries.map(({ hash }) => hash)).size);
  });
  test('changed bytes are named as changed', () => {
    const [first, second, ...rest] = chainOf(3) as [StoredEntry, StoredEntry, ...StoredEntry[]]; // three were asked for
    const changed = { ...second, bytes: second.bytes.replace('"float":0', '"float":1') };
    expect(problemOf([first, changed, ...rest])).toContain('校验值不符');
  });
  test('bytes and hash changed together break the link to the next entry', () => {
    const [first, second, third] = chainOf(3) as [StoredEntry, StoredEntry, StoredEntry]; // three were asked for
    const forged = stored({ ...entry({ seq: 2, prev: first.hash }), subject: 'shift-2' });
    expect(forged.hash).not.toBe(second.hash);
    expect(problemOf([first, forged, third])).toContain('不相连');
  });
  test('what is not an entry at all is named so', () => {
    const bytes = '{"v":1}';
    expect(problemOf([{ bytes, hash: hashOf(bytes) }])).toContain('无法识别');
    expect(problemOf([{ bytes: 'not json', hash: hashOf('not json') }])).toContain('无法识别');
  });
  test('any entry removed, doubled or put elsewhere is noticed, unless it is the last that is gone', () => {
    const length = 8;
    const sound = chainOf(length);
    const at = fc.nat(length - 1);
    fc.assert(
      fc.property(at, at, fc.constantFrom('remove', 'double', 'swap'), (a, b, kind) => {
        const entries = [...sound];
        if (kind === 'remove') entries.splice(a, 1);
        else if (kind === 'double') entries.splice(b, 0, ...sound.slice(a, a + 1));
        else entries.splice(a, 1, ...entries.splice(b, 1, ...sound.slice(a, a + 1)));
        const isSame = JSON.stringify(entries) === JSON.stringify(sound.slice(0, entries.length));
        expect(problemOf(entries) === null).toBe(isSame);
      }),
    );
  });
});

describe('the header', () => {
  test('holds fen and codes only: no fractions, no objects, no long text, no odd keys', () => {
    expect(amountsSchema.safeParse({ premium: 12_000, tender: 'cash', healthy: null, papers: ['a:b'] }).success).toBe(
      true,
    );
    const refused = [
      { premium: 1.5 },
      { premium: Number.NaN },
      { who: { name: '某' } },
      { text: '长'.repeat(81) },
      { 'a-b': 1 },
    ];
    for (const amounts of refused)
      expect([amounts, amountsSchema.safeParse(amounts).success]).toEqual([amounts, false]);
  });
  test.each([
    ['seq', 0],
    ['chain', 'private'],
    ['type', 'shift.opened'],
    ['at', '2021-11-20T09:00:00.000Z'],
    ['businessDay', '2021-02-30'],
    ['prev', 'abc'],
    ['extra', 1],
  ])('refuses an impossible %s', (field, value) => {
    expect(entrySchema.safeParse({ ...entry(), [field]: value }).success).toBe(false);
  });
});

test('canonical JSON does not depend on the order of keys and refuses what cannot be hashed twice alike', () => {
  expect(canonical({ b: 1, a: [{ d: '字', c: null }] })).toBe('{"a":[{"c":null,"d":"字"}],"b":1}');
  expect(() => canonical({ a: Number.NaN })).toThrow('NaN');
  expect(() => canonical({ a: '\ud800' })).toThrow('surrogate');
});
