/** Entries written by any version ever shipped parse, hash and apply for ever (DESIGN §3.3). */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { migrate } from '../../../main/database/migrate.ts';
import { migrations } from '../../../main/database/migrations.ts';
import { type Connection, openMemoryDatabase } from '../../../main/database/open.ts';
import { canonical } from '../../../main/journal/canonical.ts';
import { apply } from '../../../main/journal/apply.ts';
import { entryTypes, isEntryType } from '../../../shared/entries.ts';
import { entrySchema } from '../../../shared/journal/entry.ts';

const folder = new URL('../../fixtures/entries/', import.meta.url);
const fixtureSchema = z.strictObject({
  ordinal: z.int(),
  type: z.string(),
  bytes: z.string(),
  hash: z.string(),
  salt: z.string(),
  body: z.string().nullable(),
});
type Fixture = z.infer<typeof fixtureSchema>;

function fixturesIn(path: string): Fixture[] {
  const from = new URL(path, folder);
  return readdirSync(from)
    .filter((name) => name.endsWith('.json'))
    .map((name) => fixtureSchema.parse(JSON.parse(readFileSync(new URL(name, from), 'utf8'))))
    .toSorted((a, b) => a.ordinal - b.ordinal);
}

const fixtures = fixturesIn('./');
/** Another history: a claim up to its decision. */
const deciding = fixturesIn('./deciding/');

const sha256 = (...parts: (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/** The body as its type reads it today. */
function bodyOf({ type, body }: Fixture): unknown {
  if (!isEntryType(type)) throw new Error(`${type} is not known to this version any more`);
  return body === null ? null : entryTypes[type].body.parse(JSON.parse(body));
}

test('every type this version writes has at least one fixture', () => {
  const kept = [...fixtures, ...deciding].map(({ type }) => type);
  expect(new Set(kept)).toEqual(new Set(Object.keys(entryTypes)));
});

describe.each([...fixtures, ...deciding].map((fixture) => [`${fixture.type} (${fixture.ordinal})`, fixture] as const))(
  '%s',
  (_, fixture) => {
    const entry = entrySchema.parse(JSON.parse(fixture.bytes));
    test('its bytes are untouched: the hash is theirs, and the document is the one it names', () => {
      expect(sha256(fixture.bytes)).toBe(fixture.hash);
      expect(entry.docHash).toBe(fixture.body === null ? null : sha256(Buffer.from(fixture.salt, 'hex'), fixture.body));
    });
    test('header, amounts and body still parse, and nothing is lost or added on the way', () => {
      if (!isEntryType(entry.type)) throw new Error(`${entry.type} is not known to this version any more`);
      expect(canonical(entryTypes[entry.type].amounts.parse(entry.amounts))).toBe(canonical(entry.amounts));
      expect(canonical(entry)).toBe(fixture.bytes);
      // A later version may add fields with defaults to what it reads; what was written must still stand there.
      if (fixture.body !== null)
        expect(bodyOf(fixture)).toMatchObject(z.looseObject({}).parse(JSON.parse(fixture.body)));
    });
  },
);

/** All fixtures applied in their order, as a rebuild would. */
function appliedTables(isErased: (fixture: Fixture) => boolean, history = fixtures): Connection {
  const db = openMemoryDatabase();
  migrate(db, migrations, () => undefined);
  db.transaction((writer) => {
    for (const [index, fixture] of history.entries()) {
      const { epoch, chain, seq, id, type, subject, businessDay, ...rest } = entrySchema.parse(
        JSON.parse(fixture.bytes),
      );
      const columns = [index + 1, epoch, chain, seq, id, type, subject, businessDay, fixture.bytes, fixture.hash];
      writer.run(
        `INSERT INTO journal (ordinal, epoch, chain, seq, id, type, subject, business_day, bytes, hash)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ...columns,
      );
      const entry = { epoch, chain, seq, id, type, subject, businessDay, ...rest };
      apply(writer, entry, isErased(fixture) ? null : bodyOf(fixture));
    }
  });
  return db;
}

const COUNTS = `SELECT (SELECT count(*) FROM policies) AS policies, (SELECT sum(kept_fen) FROM payments) AS kept,
  (SELECT count(*) FROM papers) AS papers, (SELECT paper_counter FROM epochs) AS counter,
  (SELECT count(*) FROM shifts) AS shifts, (SELECT healthy_fen FROM settlements) AS healthy`;

describe('applied in their order they make the tables of that history', () => {
  test('with all contents', () => {
    const db = appliedTables(() => false);
    expect(db.one(COUNTS)).toEqual({ policies: 3, kept: 18_000, papers: 8, counter: 8, shifts: 1, healthy: 1_852_500 });
    expect(db.all('SELECT psn_name FROM policies ORDER BY psn_name')).toEqual([
      { psn_name: '孟样例' },
      { psn_name: '柏样例' },
      { psn_name: '𬱖样例' },
    ]);
    db.close();
  });
  test('with every erasable content gone: counts, sums and numbers stay', () => {
    const db = appliedTables(({ type }) => /^(policy|payment|claim|person|session)\./.test(type));
    expect(db.one(COUNTS)).toEqual({ policies: 3, kept: 18_000, papers: 8, counter: 8, shifts: 1, healthy: 1_852_500 });
    expect(db.all('SELECT DISTINCT psn_name FROM policies')).toEqual([{ psn_name: null }]);
    db.close();
  });
});

describe('a claim up to its decision, applied in its order', () => {
  const COLUMNS = `SELECT settlements.figures, determinations.status, reviews.verdict, decisions.payable_fen AS payable,
    decisions.json IS NULL AS isForgotten FROM settlements, determinations, reviews, decisions`;
  test('with all contents', () => {
    const db = appliedTables(() => false, deciding);
    const outcome = { figures: 1, status: 'healthy', verdict: 'agreed', payable: 1_852_500, isForgotten: 0 };
    expect(db.all(COLUMNS)).toEqual([outcome]);
    db.close();
  });
  test('with every content gone: what was decided stays, why and about whom is gone', () => {
    const db = appliedTables(() => true, deciding);
    const outcome = { figures: 1, status: null, verdict: 'agreed', payable: 1_852_500, isForgotten: 1 };
    expect(db.all(COLUMNS)).toEqual([outcome]);
    db.close();
  });
});
