/** The work on one policy of a list, beside it: cash, another way of paying, papers. */
import type { Output } from '../../../shared/contract.ts';
import type { PlanOffer, Policy } from '../../../shared/contract/enrollment.ts';
import type { IssuedPaper } from '../../../shared/papers.ts';
import { maskName } from '../../../shared/mask.ts';
import { TENDER_NAMES, type Tender } from '../../../shared/payment.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { hasSamplePremium } from '../../components/premium-label.ts';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PaperView } from '../../components/PaperView.tsx';
import { CashierStep, ChangeGiven, type Collected, type CustomerSubject } from './CashierStep.tsx';
import type { PolicyDeed } from './PolicyActions.tsx';
import { NoticesSigned } from './NoticesSigned.tsx';
import { RetenderForm } from './RetenderForm.tsx';
import { supersededPapers } from './superseded.ts';

/** What is being done about a policy, and what came of it so far. */
export interface PolicyCase {
  readonly policy: Policy;
  readonly deed: PolicyDeed;
  /** The live payment; another one after 改换缴费. */
  readonly paymentId: string;
  /** Changed just now to this tender. */
  readonly retendered: Tender | null;
  readonly collected: Collected | null;
  /** Issued just now: they stand before the older papers. */
  readonly issued: readonly IssuedPaper[];
}

/** Opens the work on a policy. */
export function openCase(policy: Policy, deed: PolicyDeed): PolicyCase {
  const { paymentId } = policy.payment;
  return { policy, deed, paymentId, retendered: null, collected: null, issued: [] };
}

export interface PolicyWorkProps {
  readonly work: PolicyCase;
  readonly update: (work: PolicyCase) => void;
}

const DEED_NAMES: Readonly<Record<PolicyDeed, string>> = {
  collect: '收款',
  retender: '改换缴费',
  notices: '补签告知',
  papers: '单证',
};

/** One deed leads to the next: a payment changed to cash is collected at once. */
export function PolicyWork({ work, update }: PolicyWorkProps) {
  const { policy, deed, paymentId, retendered, collected, issued } = work;
  const offers = useDeskQuery('plans.offers', {}).data?.offers ?? [];
  const offer = offers.find(({ planId }) => planId === policy.planId) ?? null;
  // A list read meanwhile knows the new papers already.
  const older = policy.papers.filter(({ no }) => issued.every((paper) => paper.no !== no));
  return (
    <Panel title={`${DEED_NAMES[deed]}：${policy.psn_name}`}>
      {retendered !== null && <Retendered from={policy.payment.tender} to={retendered} />}
      {deed === 'collect' && (
        <CashierStep
          key={paymentId}
          paymentId={paymentId}
          due={policy.payment.amount}
          customer={subjectOf(policy, offer)}
          onCollected={(taken) => update({ ...work, deed: 'papers', collected: taken, issued: taken.papers })}
        />
      )}
      {deed === 'retender' && (
        <RetenderForm policy={policy} onRetendered={(output, tender) => update(afterRetender(work, output, tender))} />
      )}
      {deed === 'notices' && <NoticesSigned policy={policy} />}
      {collected !== null && <ChangeGiven collected={collected} />}
      {deed === 'papers' && (
        <PaperView
          fresh={issued}
          older={older}
          superseded={supersededPapers({ tender: retendered ?? policy.payment.tender }, [...older, ...issued])}
          takesFocus={issued.length > 0}
        />
      )}
    </Panel>
  );
}

/** As the list knows the person: the number is masked already. */
function subjectOf({ productName, psn_name, certno }: Policy, offer: PlanOffer | null): CustomerSubject {
  return { product: productName, person: { name: maskName(psn_name), certno }, isSample: hasSamplePremium(offer) };
}

function afterRetender(work: PolicyCase, output: Output<'payments.retender'>, tender: Tender): PolicyCase {
  const { paymentId, papers } = output;
  return { ...work, deed: tender === 'cash' ? 'collect' : 'papers', paymentId, retendered: tender, issued: papers };
}

function Retendered({ from, to }: { readonly from: Tender; readonly to: Tender }) {
  const takeBack = from === 'cash' ? '' : '请收回原缴费受理单。';
  const next = to === 'cash' ? '现金由收银员收款后出保费收据。' : '新的受理单在前，请打印交投保人。';
  return (
    <Notice tone="good">
      {from === to ? `已改为另一笔${TENDER_NAMES[to]}。` : `缴费方式已由${TENDER_NAMES[from]}改为${TENDER_NAMES[to]}。`}
      {takeBack}
      {next}
    </Notice>
  );
}
