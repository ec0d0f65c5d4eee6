/** Reads one tried claim together: facts from the journal by their place, the rest from the centre's own tables. */
import { localDate, minuteOf } from '../../shared/dates.ts';
import type { Decision } from '../../shared/decision.ts';
import type { Past } from '../../shared/settle/past.ts';
import { AppError } from '../../shared/errors.ts';
import type { Database, Transaction } from '../database/pool.ts';
import { IS_AMENDED, WITHDRAWN_AT } from '../claims/facts.ts';
import { lockGroup, type SettlementGroup } from '../claims/group.ts';
import { pastOfGroup } from '../claims/past.ts';
import { plansByHash } from '../plans/store.ts';
import { entryAt, triedAt, type DocumentPlace } from './documents.ts';
import type { ClaimFile } from './file.ts';
import { readCourse } from './read-course.ts';
import { earlierDecisions, groupState } from './read-group.ts';

/** A claim under lock, with the group a decision would move on. */
export interface LockedFile {
  readonly file: ClaimFile;
  readonly group: SettlementGroup;
}

/**
 * A claim locked until the transaction ends: first its row, so that officers follow each other, then its group, so that
 * nothing is decided beside it; only then is it read. Throws as `readFile` does.
 */
export async function lockFile(db: Transaction, claimId: string): Promise<LockedFile> {
  const { rows } = await db.query<{ policy_id: string }>(
    'SELECT policy_id FROM claims WHERE claim_id = $1 FOR NO KEY UPDATE',
    [claimId],
  );
  const policyId = rows[0]?.policy_id;
  if (policyId === undefined) throw new AppError('office-claim-unknown', {});
  const group = await lockGroup(db, policyId);
  return { file: await readFile(db, claimId), group };
}

/** Throws 'office-claim-unknown' for a claim that was never tried, 'office-claim-withdrawn' and 'office-claim-erased'. */
export async function readFile(db: Database, claimId: string): Promise<ClaimFile> {
  const row = await claimRow(db, claimId);
  if (row.withdrawn_at !== null) throw new AppError('office-claim-withdrawn', { at: minuteOf(row.withdrawn_at) });
  const tried = await triedAt(db, row);
  if (tried === null) throw new AppError('office-claim-erased', {});
  const course = await readCourse(db, claimId, row.settlement_id);
  const plans = await plansByHash(db, [row.plan_hash]);
  return {
    claimId,
    policyId: row.policy_id,
    desk: { deskCode: row.claim_desk, site: row.site },
    enteredBy: row.hands,
    openedAt: row.opened_at,
    triedAt: row.tried_at,
    amendedAt: row.is_amended ? (await entryAt(db, placeOfFacts(row))).entry.at : null,
    tried,
    policy: {
      state: row.policy_state,
      certificateNo: row.certificate_no,
      declaredHealth: await declaredHealth(db, row),
      coveredSince: localDate(row.covered_since),
    },
    ...course,
    state: course.decision?.stateBefore ?? (await groupState(db, row.policy_id)),
    past: await pastBefore(db, row, course.decision),
    earlier: await earlierDecisions(db, row.policy_id, claimId),
    plan: plans.get(row.plan_hash) ?? null,
  };
}

/** Throws 'office-claim-erased' where a document it rests on is gone. */
async function pastBefore(
  db: Database,
  { policy_id: policyId, follows }: ClaimRow,
  decision: Decision | null,
): Promise<Past | null> {
  if (follows === null) return null;
  const past = await pastOfGroup(db, policyId, follows, decision?.decisionId ?? null);
  if (past === null) throw new AppError('office-claim-erased', {});
  return past;
}

interface ClaimRow extends DocumentPlace {
  readonly settlement_id: string;
  readonly tried_at: string;
  readonly is_amended: boolean;
  readonly withdrawn_at: string | null;
  readonly facts_epoch: string;
  readonly facts_seq: number;
  readonly claim_desk: string;
  readonly site: string;
  readonly hands: readonly string[];
  readonly opened_at: string;
  readonly follows: string | null;
  readonly policy_id: string;
  readonly policy_state: ClaimFile['policy']['state'];
  readonly plan_hash: string;
  readonly certificate_no: string | null;
  readonly covered_since: string;
  readonly policy_desk: string;
  readonly policy_epoch: string;
  readonly policy_seq: number;
}

/** Place and figures are those of the newest trial. Covers of one product that follow day by day are one cover. */
async function claimRow(db: Database, claimId: string): Promise<ClaimRow> {
  const { rows } = await db.query<ClaimRow>(
    `SELECT t.desk_code, t.epoch, t.seq, t.settlement_id, t.tried_at, ${IS_AMENDED} AS is_amended,
       ${WITHDRAWN_AT} AS withdrawn_at, c.epoch AS facts_epoch,
       c.seq AS facts_seq, c.desk_code AS claim_desk, desks.site,
       ARRAY (SELECT operator_no FROM claim_hands WHERE claim_id = c.claim_id ORDER BY operator_no) AS hands,
       c.opened_at, c.follows_claim_id AS follows, c.policy_id, p.state AS policy_state, p.plan_hash,
       (SELECT certificate_no FROM certificates WHERE policy_id = p.policy_id) AS certificate_no,
       (WITH RECURSIVE covers AS (
          SELECT p.cover_start
          UNION SELECT before.cover_start FROM covers JOIN policies AS before
            ON before.certno = p.certno AND before.product = p.product AND before.state = 'accepted'
              AND (before.cover_end::date + 1)::text = covers.cover_start)
        SELECT min(cover_start) FROM covers) AS covered_since,
       p.desk_code AS policy_desk, p.epoch AS policy_epoch, p.seq AS policy_seq
     FROM claims AS c
       JOIN policies AS p ON p.policy_id = c.policy_id
       JOIN desks ON desks.desk_code = c.desk_code
       JOIN LATERAL (SELECT * FROM settlements WHERE claim_id = c.claim_id ORDER BY arrival DESC LIMIT 1) AS t ON true
     WHERE c.claim_id = $1`,
    [claimId],
  );
  const row = rows[0];
  if (row === undefined) throw new AppError('office-claim-unknown', {});
  return row;
}

function placeOfFacts({ claim_desk, facts_epoch, facts_seq }: ClaimRow): DocumentPlace {
  return { desk_code: claim_desk, epoch: facts_epoch, seq: facts_seq };
}

/** What the citizen answered when they joined; null where nobody asked, or the proposal was erased. */
async function declaredHealth(db: Database, { policy_desk, policy_epoch: epoch, policy_seq: seq }: ClaimRow) {
  const { entry, body } = await entryAt(db, { desk_code: policy_desk, epoch, seq });
  const isProposal = entry.type === 'policy.proposed/1' && body !== null && 'declaredHealth' in body;
  return isProposal ? body.declaredHealth : null;
}
