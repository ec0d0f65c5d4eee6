/** What came back from the centre, for 'sync.status': 不予承保, refused 核定, and what waits with a reason. */
import type { Output } from '../../shared/contract.ts';
import { SHOWN } from '../../shared/contract/sync.ts';
import { localDate } from '../../shared/dates.ts';
import { maskName } from '../../shared/mask.ts';
import { fen } from '../../shared/money.ts';
import type { RulingOwner } from '../../shared/sync/ruling.ts';
import type { Database } from '../database/open.ts';
import { papersOfSubject } from '../papers/list.ts';
import { OPEN_REFUSALS, REFUSED_DECISIONS } from './figures.ts';

type Status = Output<'sync.status'>;

interface RefusedRow {
  readonly policy_id: string;
  readonly no: string | null;
  readonly psn_name: string | null;
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

/** 不予承保 somebody still has to see to, newest first; amounts and names are the insurer's (counter rule 2). */
export function refusedOf(db: Database, seesMoney: boolean): Status['refused'] {
  const rows = db.all<RefusedRow>(
    `SELECT rulings.policy_id, ${PROPOSAL_NO} AS no, psn_name, code, sentence, owner, ruled_at AS at,
       refunds_due.amount_fen AS amount, refunds_due.deadline,
       refunds_due.state
     FROM rulings JOIN policies USING (policy_id) LEFT JOIN refunds_due USING (policy_id)
     WHERE outcome = 'refused' AND rulings.policy_id IN (SELECT refused.policy_id ${OPEN_REFUSALS})
     ORDER BY ruled_at DESC LIMIT ${SHOWN}`,
  );
  return rows.map(({ policy_id: policyId, psn_name: name, amount, deadline, state, ...rest }) => ({
    policyId,
    ...rest,
    psn_name: shownName(name, seesMoney),
    refund:
      amount === null || deadline === null || state === null
        ? null
        : { amount: seesMoney ? fen(amount) : null, deadline: localDate(deadline), state },
  }));
}

/** 核定 the centre refused, on claims that are open again. */
export function refusedDecisionsOf(db: Database): Status['refusedDecisions'] {
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

/** How many policies wait with a reason. */
export function waitingCount(db: Database): number {
  return db.one<{ count: number }>(`SELECT count(*) AS count ${WAITING}`)?.count ?? 0;
}

/** 待承保 with a reason, newest first. */
export function waitingOf(db: Database, seesNames: boolean): Status['waiting'] {
  const rows = db.all<Pick<RefusedRow, 'policy_id' | 'no' | 'psn_name' | 'sentence' | 'at'>>(
    `SELECT rulings.policy_id, ${PROPOSAL_NO} AS no, psn_name, sentence, ruled_at AS at ${WAITING}
     ORDER BY ruled_at DESC LIMIT ${SHOWN}`,
  );
  return rows.map(({ policy_id: policyId, psn_name: name, ...rest }) => ({
    policyId,
    ...rest,
    psn_name: shownName(name, seesNames),
  }));
}

/** Enough to recognise whom it is about; null once destroyed, and for the 医保 side. */
function shownName(name: string | null, isShown: boolean): string | null {
  return name === null || !isShown ? null : maskName(name);
}
