/** After 受理: the papers, the cashier's step where cash is paid, and the way to the next customer. */
import { useState } from 'react';
import { Button } from 'antd';
import { PAPER_NAMES, type IssuedPaper } from '../../../shared/papers.ts';
import { maskCertno } from '../../../shared/mask.ts';
import { initialPaymentState, TENDER_NAMES } from '../../../shared/payment.ts';
import { ActionBar } from '../../components/ActionBar.tsx';
import { MoneyInWords } from '../../components/Money.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PaperView } from '../../components/PaperView.tsx';
import { premiumLabel } from '../../components/premium-label.ts';
import { PaymentTag } from '../../components/StateTag.tsx';
import { useHotKey } from '../../components/use-hot-key.ts';
import type { NoticesAtWork } from '../../customer/use-notices.ts';
import { useIsPageActive } from '../../frame/pages.ts';
import { CashierStep, ChangeGiven, type Collected } from '../Payments/CashierStep.tsx';
import type { ProposedPolicy } from './Enrollment.tsx';
import { NoticesState } from './NoticesState.tsx';
import { customerSubject, useCustomerResult } from './use-customer-result.ts';

export interface ProposedProps {
  readonly proposed: ProposedPolicy;
  /** The notices may still be confirmed, or signed on paper. */
  readonly notices: NoticesAtWork | null;
  readonly isShown: boolean;
  readonly next: () => void;
}

/** Left what was done and what is left to do, right the papers. */
export function Proposed({ proposed, notices, isShown, next }: ProposedProps) {
  const { input, output, premium } = proposed;
  const [collected, setCollected] = useState<Collected | null>(null);
  const isCash = input.payment.tender === 'cash';
  const isCollected = collected !== null;
  const isDone = !isCash || isCollected;
  const isActive = useIsPageActive() && isShown;
  const subject = customerSubject(proposed);
  // The citizen reads and ticks the notices first; the screen shows one thing at a time.
  const isAsking = notices !== null && notices.confirmation === null;
  useCustomerResult(proposed, isShown && isDone && !isAsking, collected);
  // Not the key that confirms: pressed twice, it would throw the result away.
  useHotKey('Alt+N', next, isActive);
  const further = (
    <Button onClick={next}>
      办理下一位
      <KeyHint keys="Alt+N" />
    </Button>
  );
  return (
    <div className="job">
      <Panel title="已受理" className="job-form">
        <Done proposed={proposed} isCollected={isCollected} />
        {notices !== null && <NoticesState notices={notices} />}
        {collected !== null && <ChangeGiven collected={collected} />}
        {isCash && !isCollected && premium !== null && (
          <CashierStep
            paymentId={output.paymentId}
            due={premium}
            customer={isShown && !isAsking ? subject : null}
            onCollected={setCollected}
          />
        )}
        {isDone ? (
          <ActionBar>{further}</ActionBar>
        ) : (
          <div className="form-actions">
            <span className="form-hint">也可稍后在“收费”中由收银员收款。</span>
            {further}
          </div>
        )}
      </Panel>
      <Panel title="单证" className="job-meaning">
        <PaperView fresh={[...(collected?.papers ?? []), ...output.papers]} takesFocus={isDone} />
      </Panel>
    </div>
  );
}

function Done({ proposed, isCollected }: { readonly proposed: ProposedPolicy; readonly isCollected: boolean }) {
  const { input, output, offer, premium } = proposed;
  const { tender } = input.payment;
  return (
    <>
      <Notice tone="good">
        {`${input.insured.psn_name}的投保已受理，`}
        状态为待承保。打印后请投保人签名；本单不是保险凭证，以保险公司承保为准。
      </Notice>
      {output.warnings.map((warning) => (
        <Notice key={warning} tone="warning">
          {warning}
        </Notice>
      ))}
      {premium !== null && (
        <MoneyInWords amount={premium} label={premiumLabel(isCollected ? '已收保费' : '应缴保费', offer)} />
      )}
      <dl className="facts">
        <dt>被保险人</dt>
        <dd>
          {input.insured.psn_name} {maskCertno(input.insured.certno)}
        </dd>
        <dt>产品</dt>
        <dd>{offer?.productName}</dd>
        <dt>缴费</dt>
        <dd>
          {TENDER_NAMES[tender]} <PaymentTag state={isCollected ? 'collected' : initialPaymentState(tender)} />
        </dd>
        {output.papers.map((paper) => (
          <PaperFact key={paper.no} paper={paper} />
        ))}
      </dl>
    </>
  );
}

function PaperFact({ paper }: { readonly paper: IssuedPaper }) {
  return (
    <>
      <dt>{PAPER_NAMES[paper.kind]}</dt>
      <dd>{paper.no}</dd>
    </>
  );
}
