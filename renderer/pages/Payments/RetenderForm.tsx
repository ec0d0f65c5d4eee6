/** 改换缴费: another way of paying takes the place of one whose money is not coming (counter rule 8). */
import { useEffect, useRef, useState } from 'react';
import { Button } from 'antd';
import type { Policy } from '../../../shared/contract/enrollment.ts';
import type { Output } from '../../../shared/contract.ts';
import type { Tender } from '../../../shared/payment.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { ActionBar } from '../../components/ActionBar.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { focusFirstWrong } from '../../components/focus-wrong.ts';
import { focusFirstEmpty, formKeys } from '../../components/form-keys.ts';
import { KeyHint } from '../../components/KeyHint.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useUnsaved } from '../../components/use-unsaved.ts';
import { EMPTY_PAYMENT, readPayment, type PaymentErrors } from './payment-draft.ts';
import { PaymentFields } from './PaymentFields.tsx';

export interface RetenderFormProps {
  readonly policy: Policy;
  readonly onRetendered: (output: Output<'payments.retender'>, tender: Tender) => void;
}

const GONE = '本机没有这份保单的产品方案，不能改换缴费。请联系主管更新产品方案。';

/** The fields of the proposal's payment once more, on the product it was signed on. */
export function RetenderForm({ policy, onRetendered }: RetenderFormProps) {
  const today = useDeskQuery('desk.status', {}).data?.businessDay;
  const offers = useDeskQuery('plans.offers', {});
  const [draft, setDraft] = useState(EMPTY_PAYMENT);
  const [errors, setErrors] = useState<PaymentErrors>({});
  const form = useRef<HTMLDivElement>(null);
  const retender = useDeskCommand('payments.retender');
  const offer = offers.data?.offers.find(({ planId }) => planId === policy.planId);
  const isReady = today !== undefined && offer !== undefined;
  useEffect(() => {
    if (isReady && form.current !== null) focusFirstEmpty(form.current);
  }, [isReady]);
  useUnsaved(draft !== EMPTY_PAYMENT && !retender.isSuccess);
  if (offers.data !== undefined && offer === undefined) return <Notice tone="warning">{GONE}</Notice>;
  if (!isReady) return <ErrorSentence error={offers.error} />;
  const confirm = () => {
    const read = readPayment(draft, today);
    setErrors(read.errors);
    if (read.payment === null) focusFirstWrong(form.current);
    else if (!retender.isPending) submit(read.payment);
  };
  const submit = (payment: NonNullable<ReturnType<typeof readPayment>['payment']>) =>
    retender.mutate(
      { paymentId: policy.payment.paymentId, payment },
      {
        onSuccess: (output) => onRetendered(output, payment.tender),
      },
    );
  return (
    <div ref={form} className="form" onKeyDown={formKeys(confirm, 'stays')}>
      <Notice tone="plain">原缴费保留在记录中并标明已改换；保单和保费不变。</Notice>
      <PaymentFields
        draft={draft}
        errors={errors}
        change={(changes) => {
          setDraft((now) => ({ ...now, ...changes }));
          setErrors({});
        }}
        today={today}
        offer={offer}
        applicantAccount="投保人的账户"
      />
      <ErrorSentence error={retender.error} />
      <ActionBar>
        <Button type="primary" data-enter loading={retender.isPending} onClick={confirm}>
          改换缴费
          <KeyHint keys="Ctrl+Enter" />
        </Button>
      </ActionBar>
    </div>
  );
}
