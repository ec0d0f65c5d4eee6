/** 'claims.determine': whether the sickness was there before the first cover, by another person than whoever entered (counter rule 10). */
import type { ParsedInput } from '../../shared/contract.ts';
import { formatInstant, type LocalDate } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { nowOf } from '../desk-app.ts';
import { command, nothing } from '../handler.ts';
import { newId } from '../ids.ts';
import { requireLive } from './check.ts';
import { officerOf, requireOther } from './officers.ts';
import { requireClaim, requirePolicy, requireProposal } from './store.ts';
import { requireOpen } from './withdrawals.ts';

/** 'claims.determine': it may be changed until the claim is decided; the latest holds, the earlier ones stay in the journal. */
export const determineClaim = command<'claims.determine', null>({
  prepare: nothing,
  act: (transaction, input, _prepared, call) => {
    const { db } = transaction;
    const { claimId, status, firstDiagnosedOn, reason } = input;
    const claim = requireClaim(db, claimId);
    const policy = requirePolicy(db, claim.policy_id);
    requireOpen(db, claimId);
    if (claim.follows_claim_id !== null) throw new AppError('determination-follows', {});
    requireLive(policy);
    requireOther(call, db, claimId, requireProposal(db, policy).issuer, '认定既往症');
    requirePlausible(input, { today: nowOf(call).businessDay, coverStart: policy.cover_start });
    const determinationId = newId(call.app.ports);
    transaction.append({
      type: 'claim.determined/1',
      subject: determinationId,
      amounts: { claimId, policyId: claim.policy_id },
      body: {
        determinationId,
        claimId,
        status,
        firstDiagnosedOn,
        reason,
        by: officerOf(call),
        at: formatInstant(transaction.at),
      },
    });
    return { determinationId };
  },
  changes: ['claims'],
});

/** This policy's start stands for the first continuous cover: nothing here knows of an earlier year. */
function requirePlausible(
  { status, firstDiagnosedOn }: ParsedInput<'claims.determine'>,
  { today, coverStart }: { readonly today: LocalDate; readonly coverStart: string },
): void {
  if (firstDiagnosedOn !== null && firstDiagnosedOn > today) {
    throw new AppError('determination-date-future', { value: firstDiagnosedOn, today });
  }
  if (status === 'healthy') return;
  if (firstDiagnosedOn === null) throw new AppError('determination-date-missing', {});
  if (firstDiagnosedOn < coverStart) return;
  throw new AppError('determination-date-in-cover', { value: firstDiagnosedOn, from: coverStart });
}
