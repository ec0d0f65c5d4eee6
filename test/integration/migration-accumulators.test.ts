/** What an accumulator holds, kept by id before, comes through the migration in the order the packages told it, as a rebuild would make it. */
import { expect, test } from 'vitest';
import { migrate } from '../../main/database/migrate.ts';
import { migrations } from '../../main/database/migrations.ts';
import { openMemoryDatabase } from '../../main/database/open.ts';

const told = (n: number, ...items: readonly object[]) => ({ n, bytes: JSON.stringify({ v: 2, n, items }) });
const accumulator = (policyId: string, ...includes: readonly string[]) => ({ kind: 'accumulator', policyId, includes });

test('the order of the packages, each trial where it was first told; a position nobody told stays as it is', () => {
  const db = openMemoryDatabase();
  migrate(
    db,
    migrations.filter(({ version }) => version < 160),
    () => undefined,
  );
  const packages = [
    told(1, { kind: 'notice' }, accumulator('p1', 'C'), accumulator('p2', 'Z')),
    told(2, accumulator('p1', 'C', 'A')),
    told(11, accumulator('p1', 'C', 'A', 'B')),
  ];
  db.transaction((writer) => {
    for (const { n, bytes } of packages) {
      writer.run(
        `INSERT INTO packages (channel, n, bytes, hash, signature, after_ordinal) VALUES ('desk/T', ?, ?, 'h', 's', 0)`,
        n,
        bytes,
      );
    }
    for (const [policy, includes] of [
      ['p1', '["A","B","C"]'],
      ['p2', '["Z"]'],
      ['p3', '["Y","X"]'],
    ] as const) {
      writer.run(
        `INSERT INTO accumulators (policy_id, state, includes, as_of) VALUES (?, '{}', ?, '2022-07-01T09:00:00.000+08:00')`,
        policy,
        includes,
      );
    }
  });
  migrate(db, migrations, () => undefined);
  expect(db.all('SELECT policy_id, includes FROM accumulators ORDER BY policy_id')).toEqual([
    { policy_id: 'p1', includes: '["C","A","B"]' },
    { policy_id: 'p2', includes: '["Z"]' },
    { policy_id: 'p3', includes: '["Y","X"]' },
  ]);
  db.close();
});
