/** Which decided claim another one takes back (冲正) or states anew (更正); what is still open is amended instead (counter rules 21, 23). */
import { AppError } from '../../shared/errors.ts';
import { fen, formatYuan } from '../../shared/money.ts';
import { netReversals } from '../../shared/sheet/net.ts';
import { isReversal, type SettlementSheet } from '../../shared/settlement-sheet.ts';
import { decidedWords } from '../../shared/settle/owed.ts';
import { isSameReversal } from '../../shared/settle/take-back.ts';
import type { Visit } from '../../shared/settle/visit.ts';
import type { Database } from '../database/open.ts';
import type { PolicyRow } from '../enrollment/policy-store.ts';
import type { Checked } from './check.ts';
import { decisionOfClaim, toldOf } from './decisions.ts';
import { type ClaimRow, claimsOfPerson, claimsOnPolicy, findFacts, latestTrialNo, requireClaim } from './store.ts';

/** The claim the facts follow: the one that was named, or of a 退费结算单 the decided claim it takes back. Throws as `requireFollowed`. */
export function followedBy(
  db: Database,
  policy: PolicyRow,
  { follows, visit }: { readonly follows?: string | undefined; readonly visit: Visit },
): string | null {
  if (follows !== undefined) return requireFollowed(db, policy, follows).claim_id;
  if (!isReversal(visit.sheet)) return null;
  const taken = paidFor(db, policy, visit.sheet);
  return taken === undefined ? null : firstOf(db, taken).claim_id;
}

/** The claim decided to be paid whose bill a reversal takes back. */
function paidFor(db: Database, policy: PolicyRow, reversal: SettlementSheet): ClaimRow | undefined {
  return claimsOnPolicy(db, policy.policy_id).find(
    (row) => isPaid(db, row) && sheetsOf(db, [row]).some((sheet) => isTakenBack(sheet, reversal)),
  );
}

/** The first claim on a bill, by any claim on it; throws 'claim-follows-nothing' unless that was decided here to be paid. */
export function requireFollowed(db: Database, policy: PolicyRow, claimId: string): ClaimRow {
  const first = firstOf(db, requireClaim(db, claimId));
  if (first.policy_id !== policy.policy_id) throw new AppError('claim-follows-nothing', { state: '不在这份保单下' });
  const decision = decisionOfClaim(db, first.claim_id);
  if (decision === null) throw new AppError('claim-follows-nothing', { state: '尚未核定' });
  if (decision.verdict === 'decline') throw new AppError('claim-follows-nothing', { state: '核定为不予给付' });
  return first;
}

/** Throws 'claim-followed-open' while what a claim follows has no decision: the centre refused the one it was opened on. */
export function requireFollowedDecided(db: Database, { follows_claim_id: first }: ClaimRow): void {
  if (first === null || decisionOfClaim(db, first) !== null) return;
  const { opened_at: openedAt } = requireClaim(db, first);
  throw new AppError('claim-followed-open', { day: openedAt.slice(0, 10), paper: latestTrialNo(db, first) });
}

function firstOf(db: Database, row: ClaimRow): ClaimRow {
  return row.follows_claim_id === null ? row : requireClaim(db, row.follows_claim_id);
}

function isPaid(db: Database, row: ClaimRow): boolean {
  return decisionOfClaim(db, row.claim_id)?.verdict === 'pay';
}

/**
 * A 退费结算单 takes back the bill it follows, and once; of one bill one thing is under way at a time. Throws
 * 'claim-reversal-alone', 'claim-reversal-elsewhere', 'claim-reversal-other', 'claim-reversal-same-id', 'claim-reversal-twice' and 'claim-follow-open'.
 */
export function requireFollowing(
  db: Database,
  policy: PolicyRow,
  { claimId, follows }: Checked,
  { sheet }: Visit,
): void {
  if (follows === null) {
    if (isReversal(sheet)) throw reversalElsewhere(db, policy, sheet) ?? reversalAlone(db, policy, sheet);
    return;
  }
  const onBill = claimsOnBill(db, policy, follows);
  const open = onBill.find((row) => row.claim_id !== claimId && row.state === 'open');
  if (open !== undefined) {
    const day = open.opened_at.slice(0, 10);
    throw new AppError('claim-follow-open', { day, paper: latestTrialNo(db, open.claim_id) });
  }
  if (!isReversal(sheet)) return;
  const originals = sheetsOf(db, onBill);
  if (sheet.setl_id !== null && originals.some(({ setl_id: original }) => original === sheet.setl_id)) {
    throw new AppError('claim-reversal-same-id', { value: sheet.setl_id });
  }
  requireOnce(db, onBill, claimId, sheet);
  if (originals.some((original) => isTakenBack(original, sheet))) return;
  const setlId = originals.find(({ setl_id }) => setl_id !== null)?.setl_id ?? null;
  throw new AppError('claim-reversal-other', { value: sheet.init_setl_id ?? '未填写', setlId });
}

/** What was declined may come again. */
function requireOnce(db: Database, onBill: readonly ClaimRow[], claimId: string, reversal: SettlementSheet): void {
  const earlier = onBill.find((row) => {
    const sheet = row.claim_id === claimId || !isPaid(db, row) ? undefined : findFacts(db, row)?.visit.sheet;
    return sheet !== undefined && isSameReversal(sheet, reversal);
  });
  if (earlier === undefined) return;
  const day = earlier.opened_at.slice(0, 10);
  throw new AppError('claim-reversal-twice', { day, paper: latestTrialNo(db, earlier.claim_id) });
}

/** The claims on one bill, oldest first: the first and all that take it back or state it anew; what was given up is on none. */
export function claimsOnBill(db: Database, policy: Pick<PolicyRow, 'policy_id'>, first: string): ClaimRow[] {
  return claimsOnPolicy(db, policy.policy_id).filter(
    ({ claim_id: claimId, follows_claim_id: follows, state }) =>
      (claimId === first || follows === first) && state !== 'withdrawn',
  );
}

function sheetsOf(db: Database, claims: readonly ClaimRow[]): SettlementSheet[] {
  return claims.flatMap((row) => findFacts(db, row)?.visit.sheet ?? []).filter((sheet) => !isReversal(sheet));
}

function isTakenBack(original: SettlementSheet, reversal: SettlementSheet): boolean {
  return netReversals([original, reversal]).cancelled.length === 1;
}

/** An open claim is not turned into the reversal of another, decided one: that is a claim of its own. Null: none was decided. */
function reversalElsewhere(db: Database, policy: PolicyRow, reversal: SettlementSheet): AppError | null {
  const taken = paidFor(db, policy, reversal);
  return taken === undefined ? null : new AppError('claim-reversal-elsewhere', { day: taken.opened_at.slice(0, 10) });
}

/** Names the claim of ours it takes back, which is still open or was declined. */
function reversalAlone(db: Database, policy: PolicyRow, reversal: SettlementSheet): AppError<'claim-reversal-alone'> {
  const taken = claimsOfPerson(db, policy).find(
    (row) => row.state !== 'withdrawn' && sheetsOf(db, [row]).some((sheet) => isTakenBack(sheet, reversal)),
  );
  const sheet = taken === undefined ? undefined : sheetsOf(db, [taken])[0];
  return new AppError('claim-reversal-alone', {
    original: reversal.init_setl_id ?? sheet?.setl_id ?? '未填写',
    day: taken?.opened_at.slice(0, 10) ?? null,
  });
}

/**
 * What a claim does to the decided one it follows, as its papers say it, with what was decided on the bill since; null where it
 * follows none.
 */
export function followingSentence(
  db: Database,
  { claim_id: claimId, policy_id: policyId, follows_claim_id: first }: ClaimRow,
  { sheet }: Visit,
): string | null {
  const decision = first === null ? null : decisionOfClaim(db, first);
  if (first === null || decision === null) return null;
  const act = isReversal(sheet) ? '冲正（退费结算）' : '更正';
  const paid = formatYuan(fen(decision.payable_fen));
  const own = decisionOfClaim(db, claimId)?.decided_at ?? null;
  const since = claimsOnBill(db, { policy_id: policyId }, first).filter(({ claim_id: other }) => {
    const at = other === first || other === claimId ? null : (decisionOfClaim(db, other)?.decided_at ?? null);
    return at !== null && (own === null || at < own);
  });
  const later = since.slice(-LATER_SAID).flatMap((row) => laterWords(db, row));
  const original = `原理赔案${trialWords(db, first)}已于 ${decision.decided_at.slice(0, 10)} 核定应付 ${paid} 元`;
  return `本案为${act}：${[original, ...later].join('；')}。`;
}

/** A paper names so many of the decisions that followed. */
const LATER_SAID = 2;

function laterWords(db: Database, row: ClaimRow): string[] {
  const decision = decisionOfClaim(db, row.claim_id);
  if (decision === null) return [];
  const { verdict, payable, recover } = toldOf(decision);
  const words = decidedWords({ verdict, payable: fen(payable), recover: fen(recover) }, true);
  const sheet = findFacts(db, row)?.visit.sheet;
  const act = sheet !== undefined && isReversal(sheet) ? '冲正' : '更正';
  return [`其后的${act}${trialWords(db, row.claim_id)}已于 ${decision.decided_at.slice(0, 10)} 核定：${words}`];
}

function trialWords(db: Database, claimId: string): string {
  const no = latestTrialNo(db, claimId);
  return no === null ? '' : `（试算单 ${no}）`;
}
