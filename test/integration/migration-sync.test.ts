/** A folder from before there was a centre: its plan packages become the program's own, byte for byte, and still verify. */
import { expect, test } from 'vitest';
import { migrate } from '../../main/database/migrate.ts';
import { migrations } from '../../main/database/migrations.ts';
import { openMemoryDatabase } from '../../main/database/open.ts';
import { sha256 } from '../../main/crypto.ts';
import { applyPackage, parsePackage } from '../../main/feed/apply.ts';
import { planPackage } from '../../main/feed/plans-store.ts';
import { canonical } from '../../main/journal/canonical.ts';
import { packageFindings } from '../../main/journal/verify-packages.ts';
import { demoPlans } from '../../shared/plan/built-in.ts';

const plans = canonical({ v: 1, channel: 'plans', n: 1, plans: demoPlans() });
const hash = sha256(plans);

test('old packages of channel `plans` are the program’s own now, and channel `plans` is free for the centre', () => {
  const db = openMemoryDatabase();
  const old = migrations.filter(({ version }) => version < 90);
  migrate(db, old, () => undefined);
  db.transaction((writer) => {
    writer.run(
      `INSERT INTO journal (ordinal, epoch, chain, seq, id, type, subject, business_day, bytes, hash)
       VALUES (1, 'e', 'business', 1, 'taken', 'package.taken/1', 'plans-1', '2021-11-20', ?, 'h')`,
      JSON.stringify({ amounts: { channel: 'plans', n: 1, hash } }),
    );
    writer.run(`INSERT INTO packages VALUES ('plans', 1, ?, ?, 0)`, plans, hash);
  });
  migrate(db, migrations, () => undefined);
  expect(db.all('SELECT channel, n, bytes, hash, after_ordinal, signature FROM packages')).toEqual([
    { channel: 'program', n: 1, bytes: plans, hash, after_ordinal: 0, signature: null },
  ]);
  expect(planPackage(db)).toEqual({ channel: 'program', n: 1 });
  expect(packageFindings(db)).toEqual([]);
  db.transaction((writer) => applyPackage(writer, parsePackage(plans)));
  expect(db.all('SELECT DISTINCT channel, channel_n FROM plans')).toEqual([{ channel: 'program', channel_n: 1 }]);
  expect(() => db.transaction((writer) => writer.run(`UPDATE packages SET hash = ''`))).toThrow('append-only');
  db.close();
});
