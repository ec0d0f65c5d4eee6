/** What stands between a person and a decision at the desk: a signed authority, and figures fresh enough (counter rule 1). */
import { beyondAuthority } from '../../shared/authority.ts';
import { assertNever } from '../../shared/assert-never.ts';
import { formatMinute, localDate, minuteOf } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { fen, formatYuan, type Fen } from '../../shared/money.ts';
import type { Authority } from '../../shared/sync/feed-item.ts';
import { MAX_SKEW_MS } from '../../shared/sync/signed-request.ts';
import type { Database } from '../database/open.ts';
import { type Call, deskOf, nowOf, sessionOf } from '../desk-app.ts';
import { feedReadAt } from '../feed/feed-read.ts';
import { limitsInForce } from '../feed/limits.ts';
import { decidedOn } from './decisions.ts';

/** Throws 'decide-no-authority', 'decide-authority-ended', 'decide-above-claim' or 'decide-above-day'. */
export function requireAuthority(call: Call, db: Database, payable: Fen): void {
  const { operatorNo } = sessionOf(call).operator;
  const { businessDay: today } = nowOf(call);
  const authority = authorityOf(db, operatorNo);
  const decidedToday = fen(decidedOn(db, operatorNo, today));
  const beyond = beyondAuthority(authority, { payable, decidedToday, today });
  if (beyond === null) return;
  if (authority === null || beyond === 'none') throw new AppError('decide-no-authority', { operatorNo });
  const amount = yuan(payable);
  switch (beyond) {
    case 'ended':
      throw new AppError('decide-authority-ended', { until: authority.until });
    case 'above-claim':
      throw new AppError('decide-above-claim', { payable: amount, limit: yuan(authority.perClaim) });
    case 'above-day':
      throw new AppError('decide-above-day', {
        payable: amount,
        today: yuan(decidedToday),
        limit: yuan(authority.perDay),
      });
    default:
      assertNever(beyond);
  }
}

/** The authority the centre signed for somebody, or null. */
export function authorityOf(db: Database, operatorNo: string): Authority | null {
  const row = db.one<{ per_claim_fen: number; per_day_fen: number; until_day: string }>(
    'SELECT per_claim_fen, per_day_fen, until_day FROM authorities WHERE operator_no = ?',
    operatorNo,
  );
  if (row === undefined) return null;
  return { perClaim: fen(row.per_claim_fen), perDay: fen(row.per_day_fen), until: localDate(row.until_day) };
}

const HOUR = 60 * 60 * 1000;

/**
 * The centre's accumulators must have been asked for within the signed limit; else only what the signed limits allow offline.
 * Throws 'decide-no-centre', 'decide-clock-back', 'decide-figures-old', 'decide-above-offline'.
 */
export function requireFreshFigures(call: Call, db: Database, payable: Fen): void {
  if (db.one('SELECT 1 FROM centre') === undefined) throw new AppError('decide-no-centre', {});
  const { accumulatorMaxHours: hours, offlinePerClaim } = limitsInForce(db);
  const read = feedReadAt(db, `desk/${deskOf(call).deskCode}`);
  if (read === null) throw new AppError('decide-figures-old', { asOf: null, hours });
  // The machine's clock, not the 体验 day: it is the line's age that counts.
  const now = call.app.ports.clock.now();
  // A clock set back makes no figure young again; what the centre lets pass may be put right meanwhile.
  const isSetBack = read.at - now > MAX_SKEW_MS;
  if (!isSetBack && now - read.at <= hours * HOUR) return;
  const asOf = minuteOf(read.text);
  if (offlinePerClaim === 0 && isSetBack) throw new AppError('decide-clock-back', { asOf, now: formatMinute(now) });
  if (offlinePerClaim === 0) throw new AppError('decide-figures-old', { asOf, hours });
  if (payable <= offlinePerClaim) return;
  throw new AppError('decide-above-offline', { payable: yuan(payable), limit: yuan(offlinePerClaim), asOf });
}

function yuan(amount: Fen): string {
  return `${formatYuan(amount)} 元`;
}
