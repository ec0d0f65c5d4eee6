/** Builders of claim inputs: the worked stay of the counter rules unless a test says otherwise. */
import { castMember } from '../../main/demo/cast.ts';
import type { Input } from '../../shared/contract.ts';
import { fen } from '../../shared/money.ts';
import { visitFromSheet } from '../../shared/settle/visit.ts';
import type { TestDesk } from './desk.ts';
import { related } from './proposals.ts';
import { workedStay } from './sheets.ts';

type ClaimInput = Input<'claims.open'>;
export type VisitInput = ClaimInput['visit'];

/** A visit with its self-funded drugs stated, or null while they are not known. */
export function visitOf(sheet: ReturnType<typeof workedStay>, drugSumFen: number | null): VisitInput {
  const sum = drugSumFen === null ? null : { amount: fen(drugSumFen), source: 'entered' as const };
  return visitFromSheet(sheet, { sum, listed: [] });
}

/** The worked stay: 31 200.00 self-funded drugs. */
export function workedVisit(facts: Parameters<typeof workedStay>[0] = {}): VisitInput {
  return visitOf(workedStay(facts), 3_120_000);
}

/** A claim of the named member on their policy. */
export function claimOf(policyId: string, name: string, changes: Partial<ClaimInput> = {}): ClaimInput {
  return { policyId, claimant: related(castMember(name), '01'), visit: workedVisit(), invoices: [], ...changes };
}

/**
 * Acts on the day of the claims: a stay that is still to come is refused. The day is as it was afterwards, so that people can
 * still join.
 */
export async function onClaimDay<T>(desk: TestDesk, session: string, act: () => Promise<T>): Promise<T> {
  const { businessDay } = await desk.call('desk.status', {});
  await desk.call('demo.setDay', { day: '2022-07-01' }, { session });
  try {
    return await act();
  } finally {
    await desk.call('demo.setDay', { day: businessDay }, { session });
  }
}

/** What the worked stay pays: healthy and 既往症 (COUNTER.md, "A worked stay"). */
export const WORKED_PAYABLE = { healthy: 1_852_500, preexisting: 741_000 };
