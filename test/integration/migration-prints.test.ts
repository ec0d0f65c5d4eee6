/** Papers and prints from before prints had a life of their own come through the migration as a rebuild would make them. */
import { expect, test } from 'vitest';
import { migrate } from '../../main/database/migrate.ts';
import { migrations } from '../../main/database/migrations.ts';
import { openMemoryDatabase } from '../../main/database/open.ts';

const bytes = (amounts: object): string =>
  JSON.stringify({ at: '2021-11-20T09:30:00.000+08:00', actor: { operatorNo: '1001', side: 'insurer' }, amounts });

test('a paper gets its day, hour and clerk, a print the copy it was', () => {
  const db = openMemoryDatabase();
  migrate(
    db,
    migrations.filter(({ version }) => version < 40),
    () => undefined,
  );
  const insertEntry = `INSERT INTO journal (ordinal, epoch, chain, seq, id, type, subject, business_day, bytes, hash)
    VALUES (?, 'e', ?, 1, ?, ?, 's', '2021-11-20', ?, 'h')`;
  const printed = bytes({ kind: 'premium-receipt', no: 'ZZ01-1', reprint: 0 });
  db.transaction((writer) => {
    writer.run(insertEntry, 1, 'business', 'issued', 'payment.collected/1', bytes({}));
    writer.run(insertEntry, 2, 'access', 'printed', 'paper.printed/1', printed);
    writer.run(
      `INSERT INTO papers (no, counter, epoch_id, kind, subject, entry_id) VALUES ('ZZ01-1', 1, 'e', 'premium-receipt', 's', 'issued')`,
    );
  });
  migrate(db, migrations, () => undefined);
  expect(db.all('SELECT business_day, issued_at, issued_by, voided_at FROM papers')).toEqual([
    { business_day: '2021-11-20', issued_at: '2021-11-20T09:30:00.000+08:00', issued_by: '1001', voided_at: null },
  ]);
  expect(db.all('SELECT print_id, no, reprint, profile, way, state, operator_no FROM prints')).toEqual([
    {
      print_id: 'printed',
      no: 'ZZ01-1',
      reprint: 0,
      profile: 'a4',
      way: 'dialog',
      state: 'printed',
      operator_no: '1001',
    },
  ]);
  db.close();
});
