/** 承保, 不予承保 or waiting: rules on every proposal that is due, and gathers the answers for the desks. */
import { formatInstant } from '../../shared/dates.ts';
import { judgePolicy, type Judgement } from '../../shared/judge/policy.ts';
import type { PolicyRuling } from '../../shared/sync/ruling.ts';
import type { Transaction } from '../database/pool.ts';
import type { CentralPorts } from '../ports.ts';
import { issueCertificates } from './certificates.ts';
import { type DuePolicy, nextRound, type Round } from './due-policies.ts';
import type { Outgoing } from './outgoing.ts';
import { makeRivalsDue, storeRulings } from './policy-rulings.ts';

/** A proposal with what the rule, or a person, made of it. */
export interface JudgedPolicy {
  readonly policy: DuePolicy;
  readonly judgement: Judgement;
}

/** Rules until nothing is due: whoever is 承保 makes the rivals for the same place due. Answers how many were ruled. */
export async function rulePolicies(db: Transaction, ports: CentralPorts, outgoing: Outgoing): Promise<number> {
  let ruled = 0;
  for (;;) {
    const round = await nextRound(db);
    if (round.due.length === 0) return ruled;
    ruled += round.due.length;
    await settleJudgements(db, ports, outgoing, judgeRound(round));
  }
}

/** In the order of arrival: the first that may be 承保 takes the place. */
function judgeRound({ due, holders, factsOf }: Round): JudgedPolicy[] {
  return due.map((policy) => {
    const judgement = judgePolicy(policy.proposed, { ...factsOf(policy), holder: holders.of(policy) });
    if (judgement.outcome === 'accepted') holders.hold(policy);
    return { policy, judgement };
  });
}

/** Writes judgements into the tables and gathers them for the desks. What still waits for the same reason is not said twice. */
export async function settleJudgements(
  db: Transaction,
  ports: CentralPorts,
  outgoing: Outgoing,
  judged: readonly JudgedPolicy[],
  ruledBy: string | null = null,
): Promise<void> {
  const at = formatInstant(ports.clock.now());
  const accepted = judged.filter(({ judgement }) => judgement.outcome === 'accepted');
  const certificates = await issueCertificates(
    db,
    ports,
    accepted.map(({ policy: { policyId, planId, proposed } }) => ({
      policyId,
      planId,
      coverStart: proposed.coverStart,
      coverEnd: proposed.coverEnd,
    })),
  );
  const news = judged.filter(isNews).map(({ policy, judgement }) => {
    const ruling = rulingOf(policy.policyId, at, judgement, certificates.get(policy.policyId));
    outgoing.add(policy.deskCode, { kind: 'policy-ruled', ruling });
    return ruling;
  });
  await storeRulings(db, judged, news, ruledBy);
  await makeRivalsDue(
    db,
    accepted.map(({ policy }) => policy.policyId),
  );
}

function isNews({ policy, judgement }: JudgedPolicy): boolean {
  return judgement.outcome !== 'waiting' || judgement.sentence !== policy.waitSentence;
}

type Certificate = Extract<PolicyRuling, { outcome: 'accepted' }>['certificate'];

function rulingOf(
  policyId: string,
  at: string,
  judgement: Judgement,
  certificate: Certificate | undefined,
): PolicyRuling {
  if (judgement.outcome === 'waiting') return { policyId, at, outcome: 'waiting', sentence: judgement.sentence };
  if (judgement.outcome === 'refused') return { policyId, at, ...judgement };
  if (certificate === undefined) throw new Error(`no certificate was made for ${policyId}`);
  return { policyId, at, outcome: 'accepted', certificate };
}
