/** Items about the desk's standing with its centre: plans, operators with their authority, limits, the epoch's letter, rosters, alarms. */
import type { Limits } from '../../../shared/sync/feed-item.ts';
import type { Operator, Standing } from '../../../shared/desk.ts';
import type { WritableDatabase } from '../../database/open.ts';
import type { FeedAppliers, ItemPlace } from '../apply.ts';
import { putPlans } from '../plans-store.ts';

export const centreItemAppliers = {
  plans: (db, { plans }, { n }) => putPlans(db, plans, 'plans', n),
  operator: (db, { deskCode, operator, standing, authority }, { at }) => {
    if (deskCode !== ownDeskCode(db)) return;
    putOperator(db, operator, standing, at);
    db.run('DELETE FROM authorities WHERE operator_no = ?', operator.operatorNo);
    if (authority === null || standing === 'left') return;
    db.run(
      'INSERT INTO authorities (operator_no, per_claim_fen, per_day_fen, until_day) VALUES (?, ?, ?, ?)',
      operator.operatorNo,
      authority.perClaim,
      authority.perDay,
      authority.until,
    );
  },
  limits: (db, { limits }) => putLimits(db, limits),
  'epoch-confirmed': (db, { epochId, letter }) => {
    db.run('UPDATE epochs SET mark = ? WHERE epoch_id = ?', letter, epochId);
  },
  roster: (db, offer, { channel, n }) => {
    const { asOf, base, fileName, sha256, bytes, rows, chunks } = offer;
    // Only the last one of a package could ever be imported.
    db.run(
      `INSERT OR REPLACE INTO roster_offers (channel, n, as_of, base, file_name, sha256, bytes, row_count, chunks)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      channel,
      n,
      asOf,
      base,
      fileName,
      sha256,
      bytes,
      rows,
      JSON.stringify(chunks),
    );
  },
  alarm: (db, alarm, place) => raiseAlarm(db, alarm, place),
} satisfies FeedAppliers;

/** What somebody has to look at; from the centre, or from an item that could not be applied. */
export function raiseAlarm(
  db: WritableDatabase,
  { code, subject, sentence }: { readonly code: string; readonly subject: string; readonly sentence: string },
  { channel, n, item, at }: ItemPlace,
): void {
  db.run(
    'INSERT INTO alarms (channel, n, item, code, subject, sentence, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    channel,
    n,
    item,
    code,
    subject,
    sentence,
    at,
  );
}

function ownDeskCode(db: WritableDatabase): string | undefined {
  return db.one<{ desk_code: string }>('SELECT desk_code FROM desk')?.desk_code;
}

/** An operator new to the desk has no password until its administrator gives one. */
function putOperator(db: WritableDatabase, operator: Operator, standing: Standing, at: string): void {
  db.run(
    `INSERT INTO operators (operator_no, name, side, insurer, grants, licence_no, standing, added_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (operator_no) DO UPDATE SET name = excluded.name, side = excluded.side, insurer = excluded.insurer,
       grants = excluded.grants, licence_no = excluded.licence_no, standing = excluded.standing`,
    operator.operatorNo,
    operator.name,
    operator.side,
    operator.insurer,
    JSON.stringify(operator.grants),
    operator.licenceNo,
    standing,
    at,
  );
}

function putLimits(db: WritableDatabase, limits: Limits): void {
  db.run(
    `INSERT INTO limits (only_row, accumulator_max_hours, offline_per_claim_fen, refund_days, roster_drop_percent)
     VALUES (1, ?, ?, ?, ?)
     ON CONFLICT (only_row) DO UPDATE SET accumulator_max_hours = excluded.accumulator_max_hours,
       offline_per_claim_fen = excluded.offline_per_claim_fen, refund_days = excluded.refund_days,
       roster_drop_percent = excluded.roster_drop_percent`,
    limits.accumulatorMaxHours,
    limits.offlinePerClaim,
    limits.refundDays,
    limits.rosterDropPercent,
  );
}
