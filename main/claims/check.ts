/** Which facts of a claim are taken in: the right year, a whole sheet of this person, never claimed before (counter rules 11, 17–24). */
import type { ParsedInput } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { requireCertificate } from '../../shared/identity.ts';
import { formatYuan, sumFen } from '../../shared/money.ts';
import { checkVisit } from '../../shared/settle/check-visit.ts';
import type { Visit } from '../../shared/settle/visit.ts';
import type { SettlementSheet } from '../../shared/settlement-sheet.ts';
import { checkSheet, isUsable } from '../../shared/sheet/check.ts';
import { futureDay } from '../../shared/sheet/future.ts';
import { requirePatient } from '../../shared/sheet/patient.ts';
import { type Call, deskOf, nowOf } from '../desk-app.ts';
import type { Database } from '../database/open.ts';
import type { PolicyRow } from '../enrollment/policy-store.ts';
import { requireFollowing } from './follow.ts';
import { requireFresh } from './once.ts';
import { requireInsured } from './store.ts';

export type Facts = Pick<ParsedInput<'claims.open'>, 'claimant' | 'visit' | 'invoices'>;

/** The claim the facts are of, and the decided one it follows; null: none. */
export interface Checked {
  readonly claimId: string;
  readonly follows: string | null;
}

/** The facts as they are journaled, the claimant's certificate normalised; throws the first thing that cannot be. */
export function checkFacts(call: Call, db: Database, policy: PolicyRow, claim: Checked, facts: Facts): Facts {
  const { claimant, visit, invoices } = facts;
  const { sheet } = visit;
  requireLive(policy);
  const insured = requireInsured(db, policy);
  requirePatient(sheet, insured);
  requireFollowing(db, policy, claim, visit);
  requireInCover(policy, sheet);
  requirePast(call, sheet);
  requireWhole(sheet);
  refuseStrikes(visit);
  checkVisit(deskOf(call).plans.signed(policy.plan_hash).compiled(), visit);
  const { certno } = requireCertificate(claimant.psn_cert_type, claimant.certno, nowOf(call).businessDay);
  requireFresh(db, policy, claim, facts);
  return { claimant: { ...claimant, certno }, visit, invoices };
}

/** 待承保 is enough to try (counter rule 7); 不予承保 and 退保 are not. */
export function requireLive(policy: PolicyRow): asserts policy is PolicyRow & { state: 'proposed' | 'accepted' } {
  if (policy.state === 'refused') throw new AppError('claim-policy-not-live', { state: '不予承保' });
  if (policy.state === 'cancelled') throw new AppError('claim-policy-not-live', { state: '退保' });
}

/** A stay that touches the cover period in no way belongs to another year's policy; the plan decides the rest. */
function requireInCover(policy: PolicyRow, sheet: SettlementSheet): void {
  const { cover_start: from, cover_end: to } = policy;
  if (sheet.enddate >= from && sheet.begndate <= to) return;
  throw new AppError('claim-outside-year', { visit: `${sheet.begndate} 至 ${sheet.enddate}`, from, to });
}

function requirePast(call: Call, sheet: SettlementSheet): void {
  const { businessDay: today } = nowOf(call);
  const future = futureDay(sheet, today);
  if (future !== null) throw new AppError('claim-date-future', { field: future.name, value: future.value, today });
}

function requireWhole(sheet: SettlementSheet): void {
  const findings = checkSheet(sheet);
  if (isUsable(findings)) return;
  const finding = findings.find((candidate) => candidate.level === 'error');
  throw new AppError('sheet-not-whole', { finding: finding?.sentence ?? '请核对结算单金额。' });
}

/** Striking cost is a reviewer's act (counter rule 21): who entered does not review. */
function refuseStrikes({ struck }: Visit): void {
  if (struck.length === 0) return;
  throw new AppError('claim-strike-by-clerk', {
    count: struck.length,
    sum: formatYuan(sumFen(struck.map(({ amount }) => amount))),
  });
}
