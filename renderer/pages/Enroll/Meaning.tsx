/** The right side of an enrolment: may this person join, what it costs, what must be said on paper. */
import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import type { CheckAnswer, PlanOffer } from '../../../shared/contract/enrollment.ts';
import { TENDER_NAMES } from '../../../shared/payment.ts';
import { DemoPeople } from '../../components/DemoPeople.tsx';
import { Empty } from '../../components/Empty.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { MoneyInWords } from '../../components/Money.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { premiumLabel } from '../../components/premium-label.ts';
import { Samples } from '../../components/Samples.tsx';
import type { EnrollDraft } from './draft.ts';
import type { Eligibility } from './use-eligibility.ts';

export interface MeaningProps {
  readonly offer: PlanOffer | null;
  /** How many products can be sold today; null while they are being read. */
  readonly openOffers: number | null;
  readonly eligibility: readonly Eligibility[];
  readonly draft: EnrollDraft;
  readonly hasCard: boolean;
}

/** Live: it changes with every field that is left. */
export function Meaning({ offer, openOffers, eligibility, draft, hasCard }: MeaningProps) {
  const known = eligibility.find(({ planId }) => planId === offer?.planId);
  const failed = eligibility.find(({ error }) => error !== null)?.error ?? null;
  return (
    <Panel title="核对结果" className="job-meaning">
      <div aria-live="polite" className="meaning">
        <ErrorSentence error={failed} />
        {known?.answer !== undefined && known.answer !== null && offer !== null ? (
          <Verdict answer={known.answer} offer={offer} draft={draft} />
        ) : (
          <Waiting
            hasCard={hasCard}
            isAsking={eligibility.some(({ isAsking }) => isAsking)}
            isClosed={offer === null && openOffers === 0}
            hasOffer={offer !== null}
          />
        )}
        {!hasCard && <DemoPeople />}
      </div>
    </Panel>
  );
}

interface WaitingProps {
  readonly hasCard: boolean;
  readonly isAsking: boolean;
  /** No product can be sold today. */
  readonly isClosed: boolean;
  readonly hasOffer: boolean;
}

function Waiting({ hasCard, isAsking, isClosed, hasOffer }: WaitingProps) {
  if (isClosed) return <Empty>今日没有可受理的产品，原因见左侧。</Empty>;
  if (isAsking) return <Empty>正在核对参保资格……</Empty>;
  if (!hasCard) return <Empty>填好证件号码和姓名后，这里显示能否参保、保费和须告知的事项。</Empty>;
  return <Empty>{hasOffer ? '本产品当前不能受理，见左侧说明。' : '已核对，请按数字键选择产品。'}</Empty>;
}

function Verdict({ answer, offer, draft }: { answer: CheckAnswer; offer: PlanOffer; draft: EnrollDraft }) {
  const isEligible = answer.verdict === 'eligible';
  const premium = answer.premium ?? offer.premium;
  return (
    <>
      <div className={`verdict ${isEligible ? 'verdict-yes' : 'verdict-no'}`}>
        <strong>{isEligible ? '可参保' : '不可参保'}</strong>
        <span>{isEligible ? offer.productName : answer.sentence.replace(/^不可参保：/, '')}</span>
      </div>
      {isEligible && premium !== null && <MoneyInWords amount={premium} label={premiumLabel('应缴保费', offer)} />}
      {isEligible && <Facts offer={offer} draft={draft} answer={answer} />}
      <Checks answer={answer} />
      {answer.nameMatches === false && (
        <Notice tone="warning">姓名与参保库登记的不同，须核对证件原件后在左侧勾选，不影响参保资格。</Notice>
      )}
      {answer.warnings.map((warning) => (
        <Notice key={warning} tone="warning">
          {warning}
        </Notice>
      ))}
      {answer.notices.map((notice) => (
        <Notice key={notice} tone="plain">
          {notice}
        </Notice>
      ))}
      <Samples names={offer.samples} />
    </>
  );
}

function Facts({ offer, draft, answer }: { offer: PlanOffer; draft: EnrollDraft; answer: CheckAnswer }) {
  return (
    <dl className="facts">
      <dt>被保险人</dt>
      <dd>
        {draft.name} {answer.age === null ? '' : `${answer.age} 岁`}
      </dd>
      {offer.cover !== null && (
        <>
          <dt>保险期间</dt>
          <dd>
            {offer.cover.from} 至 {offer.cover.to}
          </dd>
        </>
      )}
      <dt>投保人</dt>
      <dd>{answer.needsGuardian ? draft.applicant.name || '监护人（请在左侧填写）' : '本人'}</dd>
      <dt>缴费</dt>
      <dd>{draft.tender === null ? '请选择' : `${TENDER_NAMES[draft.tender]} · ${payerOf(draft, answer)}`}</dd>
      <dt>参保库</dt>
      <dd>截至 {answer.rosterAsOf}</dd>
    </dl>
  );
}

function payerOf(draft: EnrollDraft, answer: CheckAnswer): string {
  if (draft.tender === 'subsidy') return draft.subsidyName || '资助单位';
  if (draft.accountOwner === 'other' && draft.tender === 'personal-account') return draft.payer.name || '近亲属';
  return answer.needsGuardian ? draft.applicant.name || '监护人' : '本人';
}

function Checks({ answer }: { readonly answer: CheckAnswer }) {
  return (
    <ul className="checks">
      {answer.checks.map(({ passed, sentence }) => (
        <li key={sentence} className={passed ? 'check-yes' : 'check-no'}>
          {passed ? <CheckCircleFilled aria-label="符合" /> : <CloseCircleFilled aria-label="不符合" />}
          <span>{sentence}</span>
        </li>
      ))}
    </ul>
  );
}
