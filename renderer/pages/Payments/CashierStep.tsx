/** 收银: another person than the seller counts the cash on the same screen (counter rules 2, 31). */
import { useEffect, useRef, useState } from 'react';
import { Button } from 'antd';
import { formatYuan, minus, type Fen } from '../../../shared/money.ts';
import type { IssuedPaper } from '../../../shared/papers.ts';
import type { ContentOf } from '../../../shared/customer-screen.ts';
import { failureOf } from '../../api/failure.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { ActionBar } from '../../components/ActionBar.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { focusFirstWrong } from '../../components/focus-wrong.ts';
import { formKeys } from '../../components/form-keys.ts';
import { KeyHint } from '../../components/KeyHint.tsx';
import { MoneyField } from '../../components/MoneyField.tsx';
import { Notice } from '../../components/Notice.tsx';
import { readAmount } from '../../components/read-amount.ts';
import { takeFocus } from '../../components/take-focus.ts';
import { TextField } from '../../components/TextField.tsx';
import { useUnsaved } from '../../components/use-unsaved.ts';
import { useCustomerShows } from '../../customer/customer-context.ts';
import { useCollect } from './use-collect.ts';

/** What the step brought: receipts, and the change to hand back. */
export interface Collected {
  readonly papers: readonly IssuedPaper[];
  readonly received: Fen;
  readonly change: Fen;
}

/** Whose premium of which product is being paid. */
export type CustomerSubject = Pick<ContentOf<'paying'>, 'product' | 'person' | 'isSample'>;

export interface CashierStepProps {
  readonly paymentId: string;
  readonly due: Fen;
  /** Who pays for what, for the 客户屏; null shows nothing there. */
  readonly customer: CustomerSubject | null;
  readonly onCollected: (collected: Collected) => void;
}

/** The cashier's number, password and the sum handed over; the change is computed while typing. */
export function CashierStep({ paymentId, due, customer, onCollected }: CashierStepProps) {
  const [operatorNo, setOperatorNo] = useState('');
  const [password, setPassword] = useState('');
  const [received, setReceived] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const collect = useCollect(paymentId);
  const form = useRef<HTMLFieldSetElement>(null);
  const { amount, problem: unread } = readAmount(received);
  useCustomerShows(customer === null ? null : payingOf(customer, due, amount), () => undefined);
  const code = collect.error === null ? null : failureOf(collect.error).code;
  const needsShift = code === 'shift-required';
  // Too little or too much: the desk's sentence stands at the sum.
  const isAboutSum = code === 'cash-short' || code === 'cash-too-much';
  const isAboutWho = code === 'grant-refused';
  useEffect(() => {
    if (isAboutWho) takeFocus(form.current?.querySelector<HTMLElement>('.field-wrong input'));
  }, [isAboutWho]);
  useUnsaved(received !== '' && !collect.isSuccess);
  const confirm = () => {
    const isShort = amount !== null && amount < due;
    if (isShort) setProblem(`少收 ¥${formatYuan(minus(due, amount))}，请收足保费后再确认。`);
    else if (amount === null) setProblem(received.trim() === '' ? '请填写实收金额，如 200.00' : unread);
    if (amount === null || isShort) focusFirstWrong(form.current);
    if (amount === null || isShort || collect.isPending) return;
    const collection = { operatorNo: operatorNo.normalize('NFKC').trim(), password, received: amount };
    collect.mutate(
      { ...collection, opensShift: needsShift },
      { onSuccess: ({ papers, change }) => onCollected({ papers, change, received: amount }) },
    );
  };
  return (
    <fieldset ref={form} className="form-part cashier" onKeyDown={formKeys(confirm, 'stays')}>
      <legend>收银（收银员本人操作，非经办人）</legend>
      <div className="form-grid">
        <TextField
          label="收银员工号"
          value={operatorNo}
          onChange={(text) => {
            setOperatorNo(text);
            if (isAboutWho) collect.reset();
          }}
          error={isAboutWho ? noCashier(collect.variables?.operatorNo ?? '') : null}
          autoFocus
        />
        <TextField label="收银员密码" value={password} onChange={setPassword} isPassword />
        <MoneyField
          label="实收金额"
          value={received}
          hint={`应收 ¥${formatYuan(due)}，请当面点清`}
          error={problem ?? (isAboutSum ? failureOf(collect.error).message : null)}
          onChange={(text) => {
            setReceived(text);
            setProblem(null);
            if (isAboutSum) collect.reset();
          }}
        />
      </div>
      <DemoCashier
        fill={(no, shown) => {
          setOperatorNo(no);
          setPassword(shown);
        }}
      />
      <Change due={due} received={amount} />
      {needsShift && <ShiftNotice />}
      {!needsShift && !isAboutSum && !isAboutWho && <ErrorSentence error={collect.error} />}
      <ActionBar>
        <Button type="primary" data-enter loading={collect.isPending} onClick={confirm}>
          {needsShift ? '开班并收款' : '确认收款'}
          <KeyHint keys="Ctrl+Enter" />
        </Button>
      </ActionBar>
    </fieldset>
  );
}

/** Most often the clerk's own number. */
function noCashier(operatorNo: string): string {
  return `工号 ${operatorNo} 没有收银权限，请由收银员填写自己的工号和密码`;
}

function ShiftNotice() {
  return <Notice tone="warning">该收银员今日尚未开班，收款须记入本人班次。确认后以备用金 0.00 元开班并收款。</Notice>;
}

function payingOf(customer: CustomerSubject, due: Fen, received: Fen | null): ContentOf<'paying'> {
  const change = received === null || received < due ? null : minus(received, due);
  return { kind: 'paying', ...customer, due, tender: 'cash', received, change };
}

/** What the citizen gets back, as large as it is looked for. */
export function ChangeGiven({ collected }: { readonly collected: Collected }) {
  return (
    <div className="change">
      <span>实收 ¥{formatYuan(collected.received)}</span>
      <strong>找零 ¥{formatYuan(collected.change)}</strong>
    </div>
  );
}

function Change({ due, received }: { readonly due: Fen; readonly received: Fen | null }) {
  const hasChange = received !== null && received >= due;
  return (
    <div className="change" aria-live="polite">
      <span>应收 ¥{formatYuan(due)}</span>
      <strong>找零 {hasChange ? `¥${formatYuan(minus(received, due))}` : '—'}</strong>
    </div>
  );
}

/** 体验模式 plays the cashier too: one press fills in who could take the cash. */
function DemoCashier({ fill }: { readonly fill: (operatorNo: string, password: string) => void }) {
  const cashiers = useDeskQuery('desk.status', {}).data?.demoOperators ?? [];
  const cashier = cashiers.find(({ operator }) => operator.grants.includes('cashier') && operator.side === 'insurer');
  if (cashier === undefined) return null;
  const { operator, password } = cashier;
  return (
    <Button type="link" className="demo-fill" onClick={() => fill(operator.operatorNo, password)}>
      体验模式：填入收银员 {operator.name}（{operator.operatorNo}）
    </Button>
  );
}
