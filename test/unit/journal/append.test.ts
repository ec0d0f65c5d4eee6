/** What `append` refuses before anything is written: oversized documents, wrong amounts, wrong bodies. */
import { readFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { secureRandom } from '../../../main/crypto.ts';
import { migrate } from '../../../main/database/migrate.ts';
import { migrations } from '../../../main/database/migrations.ts';
import { type Connection, openMemoryDatabase } from '../../../main/database/open.ts';
import { append, type Draft } from '../../../main/journal/append.ts';
import { canonical } from '../../../main/journal/canonical.ts';
import { entryTypes } from '../../../shared/entries.ts';
import { entrySchema } from '../../../shared/journal/entry.ts';
import { noPrinter } from '../../../main/printing/printer.ts';
import { testClock } from '../../support/desk.ts';
import { noLine } from '../../../main/sync/no-line.ts';

const ports = { ...fakePorts() };
const LIMIT = 256 * 1024;

/** Only the clock and randomness are asked. */
function fakePorts() {
  const none = new URL('file:///none');
  const workers = { roster: none, verify: none, papers: none, backup: none };
  const log = { info: () => undefined, error: () => undefined };
  const rest = { dataDir: '', installationId: 'test', version: 'test', systemFonts: [], after: () => () => undefined };
  return {
    clock: testClock(),
    randomness: { bytes: secureRandom },
    workers,
    osSecret: null,
    printer: noPrinter,
    line: noLine,
    log,
    ...rest,
  };
}

const scene = {
  deskCode: 'ZZ01',
  epoch: '017d3adb-7280-74b0-a1c5-2cf1cf9a2177',
  actor: { operatorNo: '1001', side: 'insurer' },
  at: testClock().now(),
  businessDay: '2021-11-20',
} as const;

/** A proposal as shipped, its sentences padded to a body of exactly `bytes`. */
function proposalOf(bytes: number): Draft<'policy.proposed/1'> {
  const file = new URL('../../fixtures/entries/policy.proposed-1-cash.json', import.meta.url);
  // Our own fixture, checked by entries.test.ts.
  const fixture = JSON.parse(readFileSync(file, 'utf8')) as { bytes: string; body: string };
  const type = entryTypes['policy.proposed/1'];
  const body = type.body.parse(JSON.parse(fixture.body));
  const entry = entrySchema.parse(JSON.parse(fixture.bytes));
  const sized = (checks: string[]) => ({ ...body, eligibility: { checks, notices: [] } });
  const size = (checks: string[]): number => Buffer.byteLength(canonical(sized(checks)));
  const checks: string[] = [];
  while (size(checks) < bytes - 600) checks.push('甲'.repeat(100));
  for (let missing = bytes - size(checks); missing > 0; missing = bytes - size(checks)) {
    checks.push('a'.repeat(Math.max(1, Math.min(missing - 3, 250))));
  }
  return {
    type: 'policy.proposed/1',
    subject: entry.subject,
    amounts: type.amounts.parse(entry.amounts),
    body: sized(checks),
  };
}

let db: Connection;
beforeEach(() => {
  db = openMemoryDatabase();
  migrate(db, migrations, () => undefined);
});

const add = (draft: Draft<'policy.proposed/1'>) =>
  db.transaction((writer) => append(writer, ports, { ...scene, businessDay: entryDay }, draft));
const entryDay = entrySchema.shape.businessDay.parse('2021-11-20');

test('a document of exactly 256 KB is taken, one byte more is refused with both figures', () => {
  const tooLarge = proposalOf(LIMIT + 1);
  expect(Buffer.byteLength(canonical(tooLarge.body))).toBe(LIMIT + 1);
  expect(() => add(tooLarge)).toThrow(
    expect.objectContaining({ code: 'document-too-large', details: { bytes: LIMIT + 1, limit: LIMIT } }),
  );
  expect(db.all('SELECT id FROM journal')).toEqual([]);
  add(proposalOf(LIMIT));
  expect(db.all('SELECT type FROM journal')).toEqual([{ type: 'policy.proposed/1' }]);
});

test.each([
  ['a premium that is no whole fen', { premium: 90.5 }],
  ['a premium that is not a number', { premium: Number.NaN }],
  ['an unknown code', { tender: 'gold' }],
  ['a field the header does not know', { psn_name: '孟样例' }],
])('%s never enters a header', (_, wrong) => {
  const draft = proposalOf(4_000);
  // Wrong on purpose: what the compiler refuses may still come from a fault of ours.
  const amounts = { ...draft.amounts, ...wrong } as typeof draft.amounts;
  expect(() => add({ ...draft, amounts })).toThrow(/invalid|unrecognized/i);
  expect(db.all('SELECT id FROM journal')).toEqual([]);
});
