/** Who issues the papers of an act, frozen into its body. */
import { AppError } from '../../shared/errors.ts';
import type { Issuer } from '../../shared/papers.ts';
import { type Call, deskOf, sessionOf } from '../desk-app.ts';
import type { ShelvedPlan } from '../feed/plan-shelf.ts';

/**
 * The issuer of papers resting on a plan: desk, operator, and the sample figures each paper must name.
 * Throws 'issuer-missing' for an operator who works for no insurer.
 */
export function issuerOf(call: Call, { samples }: ShelvedPlan): Issuer {
  const { deskCode, site, mode } = deskOf(call);
  const { operator } = sessionOf(call);
  if (operator.insurer === null) throw new AppError('issuer-missing', { name: operator.name });
  return {
    deskCode,
    site,
    mode,
    insurer: operator.insurer,
    operatorNo: operator.operatorNo,
    operatorName: operator.name,
    licenceNo: operator.licenceNo,
    samples: [...samples],
  };
}

/** The insurer who sold a policy takes its money and issues its papers, whoever else works at the window (counter rule 31). */
export function isOfInsurer(call: Call, { insurer }: Pick<Issuer, 'insurer'>): boolean {
  return sessionOf(call).operator.insurer === insurer;
}

/** Throws 'other-insurer' when the caller works for another insurer than the papers of a policy name. */
export function requireSameInsurer(call: Call, issuer: Pick<Issuer, 'insurer'>): void {
  if (isOfInsurer(call, issuer)) return;
  const own = sessionOf(call).operator.insurer ?? '其他单位';
  throw new AppError('other-insurer', { insurer: issuer.insurer, own });
}
