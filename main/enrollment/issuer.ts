/** Who issues the papers of an act, frozen into its body. */
import type { Issuer } from '../../shared/papers.ts';
import { type Call, deskOf, sessionOf } from '../desk-app.ts';
import type { ShelvedPlan } from '../feed/plan-shelf.ts';

/** The issuer of papers resting on a plan: desk, operator, and the sample figures each paper must name. */
export function issuerOf(call: Call, { samples }: ShelvedPlan): Issuer {
  const { deskCode, site, mode } = deskOf(call);
  const { operator } = sessionOf(call);
  return {
    deskCode,
    site,
    mode,
    insurer: operator.insurer ?? site,
    operatorNo: operator.operatorNo,
    operatorName: operator.name,
    licenceNo: operator.licenceNo,
    samples: [...samples],
  };
}
