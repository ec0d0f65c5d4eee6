/** 'workbench.today': counted from the tables now, never remembered. */
import type { Output } from '../../shared/contract.ts';
import type { TodaysBusiness } from '../../shared/contract/workbench.ts';
import { addDays, type LocalDate } from '../../shared/dates.ts';
import { PAPER_KINDS, type PaperKind } from '../../shared/papers.ts';
import type { Database } from '../database/open.ts';
import { deskOf, nowOf, sessionOf } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';
import { hoursOf, weekOf } from './beats.ts';
import { waitsOf } from './waits.ts';

type Today = Output<'workbench.today'>;

/** 'workbench.today' */
export const workbenchToday: QueryHandler<'workbench.today'> = (call) => {
  const { db } = deskOf(call);
  const { businessDay } = nowOf(call);
  const { side } = sessionOf(call).operator;
  return {
    businessDay,
    papers: papersOf(db, businessDay),
    prints: printsOf(db, businessDay),
    business: side === 'insurer' ? businessOf(db, businessDay) : null,
    waits: waitsOf(db, businessDay, side),
  };
};

function businessOf(db: Database, day: LocalDate): TodaysBusiness {
  // Times are stored as '2021-11-20T…', so a day is the range from its date to the next.
  const range = [day, addDays(day, 1)] as const;
  return {
    proposals: db.all<TodaysBusiness['proposals'][number]>(PROPOSALS, ...range),
    premium: db.all<TodaysBusiness['premium'][number]>(PREMIUM, ...range),
    collected: db.all<TodaysBusiness['collected'][number]>(COLLECTED, day),
    claims: claimsOf(db, range),
    hours: hoursOf(db, day),
    days: weekOf(db, day),
  };
}

function claimsOf(db: Database, range: readonly [LocalDate, LocalDate]): TodaysBusiness['claims'] {
  const row = db.one<TodaysBusiness['claims']>(CLAIMS, ...range, ...range, ...range);
  return row ?? { opened: 0, trials: 0, pending: 0 };
}

function papersOf(db: Database, day: LocalDate): Today['papers'] {
  const rows = db.all<{ kind: PaperKind; issued: number; voided: number }>(
    `SELECT kind, count(*) AS issued, count(voided_at) AS voided FROM papers WHERE business_day = ? GROUP BY kind`,
    day,
  );
  return rows.toSorted((a, b) => PAPER_KINDS.indexOf(a.kind) - PAPER_KINDS.indexOf(b.kind));
}

/** A print that did not come out leaves its place free and is not counted. */
function printsOf(db: Database, day: LocalDate): Today['prints'] {
  const row = db.one<Today['prints']>(
    `SELECT count(*) FILTER (WHERE reprint = 0) AS originals, count(*) FILTER (WHERE reprint > 0) AS copies
     FROM prints WHERE started_at >= ? AND started_at < ? AND state <> 'failed'`,
    day,
    addDays(day, 1),
  );
  return row ?? { originals: 0, copies: 0 };
}

const PROPOSALS = /* sql */ `
  SELECT state, count(*) AS count, sum(premium_fen) AS sum FROM policies
  WHERE proposed_at >= ? AND proposed_at < ? GROUP BY state`;

const PREMIUM = /* sql */ `
  SELECT tender, payments.state, count(*) AS count, sum(amount_fen) AS sum
  FROM policies JOIN payments ON payments.policy_id = policies.policy_id AND superseded_by IS NULL
  WHERE proposed_at >= ? AND proposed_at < ? GROUP BY tender, payments.state ORDER BY tender, payments.state`;

const COLLECTED = /* sql */ `
  SELECT tender, count(*) AS count, sum(kept_fen) AS sum FROM payments
  WHERE settled_day = ? AND state = 'collected' GROUP BY tender ORDER BY tender`;

const CLAIMS = /* sql */ `
  SELECT (SELECT count(*) FROM claims WHERE opened_at >= ? AND opened_at < ?) AS opened,
    (SELECT count(*) FROM settlements WHERE tried_at >= ? AND tried_at < ?) AS trials,
    (SELECT count(*) FROM settlements WHERE tried_at >= ? AND tried_at < ?
       AND (healthy_fen IS NOT NULL) + (preexisting_fen IS NOT NULL) < figures) AS pending`;
