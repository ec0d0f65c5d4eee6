/** 'sync.status': the centre, the line and why not, what came back, what came down. */
import { formatInstant, localDate } from '../../shared/dates.ts';
import { type Output } from '../../shared/contract.ts';
import { SHOWN } from '../../shared/contract/sync.ts';
import { type Chain } from '../../shared/journal/entry.ts';
import { fen } from '../../shared/money.ts';
import { channelsOf } from '../../shared/sync/channel.ts';
import { type RulingOwner } from '../../shared/sync/ruling.ts';
import { sha256 } from '../crypto.ts';
import type { Database } from '../database/open.ts';
import { type Call, deskOf, sessionOf } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';
import { papersOfSubject } from '../papers/list.ts';
import { centreOf } from './centre.ts';
import { OPEN_REFUSALS, REFUSED_DECISIONS, refusedCount } from './figures.ts';
import { lineOf } from './line-state.ts';
import { nextOffer } from './roster-offer.ts';
import { stopOf } from './roster-stops.ts';

type Status = Output<'sync.status'>;

/** 'sync.status' */
export const syncStatus: QueryHandler<'sync.status'> = (call) => {
  const { db } = deskOf(call);
  const { sync } = call.app;
  const nextAt = sync.nextAt();
  return {
    centre: shownCentre(call),
    line: shownLine(db),
    isRunning: sync.isRunning(),
    nextAt: nextAt === null ? null : formatInstant(nextAt),
    refused: refusedOf(db, sessionOf(call).operator.side === 'insurer'),
    refusedCount: refusedCount(db),
    refusedDecisions: refusedDecisionsOf(db),
    waiting: waitingOf(db),
    waitingCount: db.one<{ count: number }>(`SELECT count(*) AS count ${WAITING}`)?.count ?? 0,
    unknown: unknownOf(db, sync.batchUnderWay()),
    alarms: db.all(`SELECT code, subject, sentence, at FROM alarms ORDER BY at DESC, n DESC LIMIT ${SHOWN}`),
    channels: channels(call),
    roster: offered(call),
  };
};

function shownCentre(call: Call): Status['centre'] {
  const { db, epochMark } = deskOf(call);
  const centre = centreOf(db);
  if (centre === null) return null;
  const { name, url, publicKey, admdvs, joinedAt } = centre;
  const mark = epochMark();
  return {
    name,
    url,
    fingerprint: sha256(publicKey).slice(0, 16),
    admdvs,
    joinedAt,
    letter: mark.length === 1 ? mark : null,
  };
}

function shownLine(db: Database): Status['line'] {
  const { state, trouble, attemptedAt, lastContactAt, skewMs } = lineOf(db);
  const skewMinutes = skewMs === null ? null : Math.round(skewMs / 60_000);
  return { state, trouble: trouble?.message ?? null, attemptedAt, lastContactAt, skewMinutes };
}

interface RefusedRow {
  readonly policy_id: string;
  readonly no: string | null;
  readonly code: string;
  readonly sentence: string;
  readonly owner: RulingOwner;
  readonly at: string;
  readonly amount: number | null;
  readonly deadline: string | null;
  readonly state: 'due' | 'paid' | 'void' | null;
}

const PROPOSAL_NO = /* sql */ `
  (SELECT no FROM papers WHERE subject = rulings.policy_id AND kind = 'proposal-acceptance' ORDER BY counter LIMIT 1)`;

function refusedOf(db: Database, seesMoney: boolean): Status['refused'] {
  const rows = db.all<RefusedRow>(
    `SELECT rulings.policy_id, ${PROPOSAL_NO} AS no, code, sentence, owner, ruled_at AS at,
       refunds_due.amount_fen AS amount, refunds_due.deadline, refunds_due.state
     FROM rulings LEFT JOIN refunds_due USING (policy_id)
     WHERE outcome = 'refused' AND rulings.policy_id IN (SELECT refused.policy_id ${OPEN_REFUSALS})
     ORDER BY ruled_at DESC LIMIT ${SHOWN}`,
  );
  return rows.map(({ policy_id: policyId, amount, deadline, state, ...rest }) => ({
    policyId,
    ...rest,
    refund:
      amount === null || deadline === null || state === null
        ? null
        : { amount: seesMoney ? fen(amount) : null, deadline: localDate(deadline), state },
  }));
}

function refusedDecisionsOf(db: Database): Status['refusedDecisions'] {
  const rows = db.all<Omit<Status['refusedDecisions'][number], 'papers'>>(
    `SELECT claims.claim_id AS claimId, decisions.decision_id AS decisionId, sentence, refused_at AS at,
       (SELECT no FROM papers WHERE subject = decisions.settlement_id AND kind = 'claim-trial') AS no
     FROM (SELECT claim_id, max(decision_id) AS last FROM (SELECT claims.claim_id, decisions.decision_id ${REFUSED_DECISIONS})
       GROUP BY claim_id) AS newest
       JOIN decisions ON decisions.decision_id = newest.last JOIN decision_refusals USING (decision_id)
       JOIN claims ON claims.claim_id = newest.claim_id
     ORDER BY refused_at DESC LIMIT ${SHOWN}`,
  );
  return rows.map((row) => ({
    ...row,
    papers: papersOfSubject(db, row.decisionId).map(({ no, kind }) => ({ no, kind })),
  }));
}

const WAITING = /* sql */ `
  FROM rulings JOIN policies USING (policy_id) WHERE outcome = 'waiting' AND policies.state = 'proposed'`;

function waitingOf(db: Database): Status['waiting'] {
  const rows = db.all<Pick<RefusedRow, 'policy_id' | 'no' | 'sentence' | 'at'>>(
    `SELECT rulings.policy_id, ${PROPOSAL_NO} AS no, sentence, ruled_at AS at ${WAITING} ORDER BY ruled_at DESC LIMIT ${SHOWN}`,
  );
  return rows.map(({ policy_id: policyId, ...rest }) => ({ policyId, ...rest }));
}

function unknownOf(db: Database, underWay: number | null): Status['unknown'] {
  return db.all<{ no: number; chain: Chain; first: number; last: number; sentAt: string | null }>(
    `SELECT no, chain, first_seq AS first, last_seq AS last, sent_at AS sentAt FROM batches
     WHERE state = 'sending' AND no <> ? ORDER BY no`,
    underWay ?? 0,
  );
}

/** The desk's channels in their order, those from which nothing came yet too. */
function channels(call: Call): Status['channels'] {
  const { db, deskCode } = deskOf(call);
  const centre = centreOf(db);
  if (centre === null) return [];
  return channelsOf(deskCode, centre.admdvs).map((channel) => {
    const row = db.one<{ n: number; takenAt: string }>(
      `SELECT n, (SELECT bytes ->> '$.at' FROM journal WHERE subject = channel || '-' || n AND type = 'package.taken/2') AS takenAt
       FROM packages WHERE channel = ? ORDER BY n DESC LIMIT 1`,
      channel,
    );
    return { channel, n: row?.n ?? 0, takenAt: row?.takenAt ?? null };
  });
}

function offered(call: Call): Status['roster'] {
  const offer = nextOffer(call);
  if (offer === null) return null;
  const { sha256: hash, fileName, asOf, base, rows } = offer;
  const stop = stopOf(deskOf(call).db, hash);
  const isStopped = stop !== null && stop.approvedBy === null;
  const stopped = isStopped ? { code: stop.trouble.code, sentence: stop.trouble.message, at: stop.stoppedAt } : null;
  return { sha256: hash, fileName, asOf, base, rows, stopped };
}
