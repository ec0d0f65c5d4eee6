/** 'enrollment.propose': 投保受理. The policy is 待承保, never 暂保; its payment has a state (counter rules 3, 6–10). */
import type { ParsedInput } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { EntryBody } from '../../shared/entries.ts';
import type { Fen } from '../../shared/money.ts';
import { paperCodes } from '../../shared/papers.ts';
import type { Insured, RelatedParty } from '../../shared/parties.ts';
import { initialPaymentState } from '../../shared/payment.ts';
import { valueOf } from '../../shared/plan/figure.ts';
import { noticesFor } from '../../shared/plan/notices.ts';
import type { RosterPerson } from '../../shared/roster-person.ts';
import { type Call, deskOf, nowOf, sessionOf } from '../desk-app.ts';
import { command } from '../handler.ts';
import { newId } from '../ids.ts';
import { currentShiftId } from '../shift/store.ts';
import type { Transaction } from '../write.ts';
import { checkAgent, checkApplicant } from './applicant.ts';
import { assess, type Assessment, verdictSentence } from './assess.ts';
import { classSentence } from './check.ts';
import { issuerOf } from './issuer.ts';
import { offerOf } from './offers.ts';
import { checkPayment, paymentPapers, refuseUsedReference } from './payment-rules.ts';
import { livePolicy, papersOf } from './policy-store.ts';
import { relationDoubt, type Role } from './relations.ts';

type Input = ParsedInput<'enrollment.propose'>;
type Proposal = EntryBody<'policy.proposed/1'>;

/** All that can be known before the transaction: who, on which terms, paid how. */
interface Draft {
  readonly assessment: Assessment;
  readonly terms: Proposal['plan'];
  readonly insured: Insured;
  readonly township: string | null;
  readonly applicant: RelatedParty;
  readonly agent: Proposal['agent'];
  readonly payer: Proposal['payment']['payer'];
  readonly warnings: string[];
}

export const proposePolicy = command<'enrollment.propose', Draft>({
  prepare: (call, input) => draftOf(call, input),
  act: (transaction, input, draft, call) => {
    refuseSecond(transaction, draft);
    refuseUsedReference(transaction.db, input.payment.tender, input.payment.reference, null);
    const policyId = newId(call.app.ports);
    const paymentId = newId(call.app.ports);
    const { tender, reference } = input.payment;
    const papers = transaction.takePapers(['proposal-acceptance', ...paymentPapers(tender)]);
    const shift = currentShiftId(call, transaction.db);
    const state = initialPaymentState(tender);
    const { assessment, terms, insured, township, applicant, agent, payer } = draft;
    const { planId, planHash, coverYear, coverStart, coverEnd, premium } = terms;
    transaction.append({
      type: 'policy.proposed/1',
      subject: policyId,
      amounts: {
        planId,
        planHash,
        coverYear,
        coverStart,
        coverEnd,
        premium,
        paymentId,
        tender,
        state,
        papers: paperCodes(papers),
        shift,
      },
      body: {
        policyId,
        plan: terms,
        applicant,
        insured,
        township,
        agent,
        declaredHealth: input.declaredHealth,
        eligibility: frozenEligibility(assessment),
        payment: { paymentId, tender, state, amount: premium, reference, payer },
        issuer: issuerOf(call, assessment.shelved),
        papers,
      },
    });
    return { policyId, paymentId, papers, warnings: draft.warnings };
  },
  changes: ['policies'],
});

function draftOf(call: Call, input: Input): Draft {
  const { operator } = sessionOf(call);
  if (operator.licenceNo === null) throw new AppError('licence-missing', { name: operator.name });
  const assessment = assess(call, input.planId, input.insured);
  const { plan, shelved } = assessment;
  const { mode, zone } = deskOf(call);
  const offer = offerOf(shelved, { mode, zone, businessDay: nowOf(call).businessDay });
  if (offer.closed !== null) throw new AppError('plan-closed', { plan: plan.productName, reason: offer.closed });
  const person = requireEligible(assessment);
  const insured = insuredOf(input, assessment, person);
  checkDeclared(input, offer.asksHealth);
  const applicant = checkApplicant(call, input.applicant, insured);
  const agent = checkAgent(call, input.agent);
  const payer = checkPayment(call, input.payment, { plan, offer, applicant, insured, person });
  const warnings = doubtsOf(call, applicant, payer, insured);
  const terms = termsOf(assessment, offer.premium);
  // Some rosters fill an empty cell with spaces.
  const township = person.township?.trim() || null;
  return { assessment, terms, insured, township, applicant, agent, payer, warnings };
}

/** Relations to look at again; nothing is refused for them. */
function doubtsOf(call: Call, applicant: RelatedParty, payer: Draft['payer'], insured: Insured): string[] {
  const stated: [Role, RelatedParty][] = [['投保人', applicant]];
  if (payer.kind === 'person' && payer.person.certno !== applicant.certno) stated.push(['付款人', payer.person]);
  return stated.flatMap(([role, party]) => relationDoubt(call, role, party, insured) ?? []);
}

/** 既往症 is declared only if the filed clauses ask (counter rule 10); what nobody asked is not stored (counter rule 4). */
function checkDeclared({ declaredHealth }: Input, isAsked: boolean): void {
  if (isAsked && declaredHealth === null) throw new AppError('health-missing', {});
  if (!isAsked && declaredHealth !== null) throw new AppError('health-not-asked', {});
}

function requireEligible({ person, eligibility }: Assessment): RosterPerson {
  if (person !== null && eligibility.eligible) return person;
  throw new AppError('not-eligible', { sentence: verdictSentence(eligibility) });
}

/** 被保险人 as the card says; a spelling of the roster that is not the same name is kept beside it (counter rule 11). */
function insuredOf(input: Input, assessment: Assessment, person: RosterPerson): Insured {
  const { certificate } = assessment;
  const { psn_name, nameConfirmed, psn_cert_type, tel } = input.insured;
  if (assessment.name === 'differs' && !nameConfirmed) throw new AppError('name-unconfirmed', { name: psn_name });
  return {
    psn_no: person.psn_no,
    psn_name,
    rosterName: assessment.name === 'same' ? null : person.psn_name,
    psn_cert_type,
    certno: certificate.certno,
    gend: certificate.gend ?? person.gend,
    brdy: certificate.brdy ?? person.brdy,
    rosterAsOf: assessment.rosterAsOf,
    tel,
  };
}

function termsOf({ plan, shelved }: Assessment, premium: Fen | null): Proposal['plan'] {
  const coverYear = valueOf(plan.coverYear);
  const cover = valueOf(plan.cover);
  if (coverYear === null || cover === null || premium === null) {
    throw new AppError('plan-closed', { plan: plan.productName, reason: '保费或保障期间尚未确定。' });
  }
  return {
    planId: plan.id,
    planHash: shelved.planHash,
    productName: plan.productName,
    coverYear,
    coverStart: cover.from,
    coverEnd: cover.to,
    premium,
  };
}

/** What the paper must carry: the notices of this person's eligibility, then those the plan prints on every proposal. */
function frozenEligibility({ eligibility, plan }: Assessment): Proposal['eligibility'] {
  const checks = eligibility.checks.map(({ rule, passed, sentence }) =>
    rule === 'window' ? sentence : classSentence(rule, passed, eligibility.reasonClass),
  );
  return { checks, notices: [...new Set([...eligibility.notices, ...noticesFor(plan, 'proposal')])] };
}

function refuseSecond(transaction: Transaction, { terms, insured }: Draft): void {
  const policy = livePolicy(transaction.db, insured.certno, terms.planId, terms.coverYear);
  if (policy === null) return;
  const policyNo = papersOf(transaction.db, policy.policy_id)[0]?.no ?? '';
  throw new AppError('already-proposed', { plan: terms.productName, year: terms.coverYear, policyNo });
}
