/** 测算: what another status, another kind of care or one more bill would come to, beside the present figure; issues nothing. */
import { useEffect, useRef } from 'react';
import { Button } from 'antd';
import { insutypeTable } from '../../../shared/codes/insutype.ts';
import { medTypeTable } from '../../../shared/codes/med-type.ts';
import { HEALTH_STATUS_NAMES, HEALTH_STATUSES } from '../../../shared/health.ts';
import { formatYuan, negate, type Fen } from '../../../shared/money.ts';
import type { CompiledPlan } from '../../../shared/plan/compile.ts';
import type { SettleState } from '../../../shared/settle/state.ts';
import type { Visit } from '../../../shared/settle/visit.ts';
import { differenceOf, whatIf } from '../../../shared/what-if.ts';
import { ChoiceGroup } from '../../components/ChoiceGroup.tsx';
import { CodeSelect, type CodeOption } from '../../components/CodeSelect.tsx';
import { DateField } from '../../components/DateField.tsx';
import { formKeys } from '../../components/form-keys.ts';
import { KeyHint } from '../../components/KeyHint.tsx';
import { MoneyField } from '../../components/MoneyField.tsx';
import type { Figure } from './preview.ts';
import { readSupposition, type SuppositionDraft } from './supposition.ts';
import { amountWords, WhatIfTable } from './WhatIfTable.tsx';

export interface WhatIfProps {
  readonly plan: CompiledPlan;
  readonly state: SettleState;
  readonly visit: Visit;
  /** The present figure, which the supposition is set beside. */
  readonly figure: Figure;
  readonly draft: SuppositionDraft;
  readonly change: (draft: SuppositionDraft) => void;
  readonly close: () => void;
}

/** Works on a copy; what is typed in the claim is never touched. */
export function WhatIf({ plan, state, visit, figure, draft, change, close }: WhatIfProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
    box.current?.querySelector<HTMLElement>('input:checked')?.focus({ preventScroll: true });
  }, []);
  const read = readSupposition(draft);
  const result = read.supposed === null ? null : whatIf(plan, state, visit, read.supposed);
  return (
    <div ref={box} className="what-if" role="group" aria-label="测算" onKeyDown={formKeys(() => undefined, 'stays')}>
      <div className="what-if-head">
        <strong className="what-if-mark">测算，不出单证，不改动已填内容</strong>
        <Button size="small" onClick={close}>
          结束测算
          <KeyHint keys="Esc" />
        </Button>
      </div>
      {result === null ? (
        <p className="form-hint">请填写再来一张账单的金额和日期。</p>
      ) : (
        <Beside present={figure.settlement.payable} supposed={result.payable} />
      )}
      <Suppose draft={draft} change={change} visit={visit} problems={read} />
      {result !== null && <WhatIfTable figure={figure} result={result} status={draft.healthStatus} />}
    </div>
  );
}

interface BesideProps {
  readonly present: Fen | null;
  readonly supposed: Fen | null;
}

/** The two sums side by side, before anything else: what the clerk reads out. */
function Beside({ present, supposed }: BesideProps) {
  return (
    <dl className="what-if-sums" aria-live="polite">
      <div>
        <dt>现在</dt>
        <dd>{amountWords(present)}</dd>
      </div>
      <div>
        <dt>测算</dt>
        <dd>{amountWords(supposed)}</dd>
      </div>
      <div>
        <dt>相差</dt>
        <dd>
          <Difference amount={differenceOf(supposed, present)} />
        </dd>
      </div>
    </dl>
  );
}

function Difference({ amount }: { readonly amount: Fen | null }) {
  if (amount === null) return <span>待补后确定</span>;
  if (amount === 0) return <span>不变</span>;
  const isMore = amount > 0;
  return (
    <span className={isMore ? 'what-if-more' : 'what-if-less'}>
      {isMore ? '多' : '少'} ¥{formatYuan(isMore ? amount : negate(amount))}
    </span>
  );
}

interface SupposeProps {
  readonly draft: SuppositionDraft;
  readonly change: (draft: SuppositionDraft) => void;
  readonly visit: Visit;
  readonly problems: ReturnType<typeof readSupposition>;
}

function Suppose({ draft, change, visit, problems }: SupposeProps) {
  const set = (changes: Partial<SuppositionDraft>) => change({ ...draft, ...changes });
  const { med_type, insutype } = visit.sheet;
  return (
    <>
      <ChoiceGroup
        label="假如健康状况为"
        choices={HEALTH_STATUSES.map((value) => ({ value, label: HEALTH_STATUS_NAMES[value] }))}
        value={draft.healthStatus}
        onChange={(healthStatus) => set({ healthStatus })}
      />
      <ChoiceGroup
        label="假如再来一张账单"
        choices={[
          { value: 'none', label: '没有' },
          { value: 'same', label: '同样的一张' },
          { value: 'typed', label: '另填金额' },
        ]}
        value={draft.more}
        onChange={(more) => set({ more })}
      />
      {draft.more === 'typed' && (
        <div className="form-grid-two">
          <MoneyField
            label="政策范围内个人自付金额"
            value={draft.amount}
            onChange={(amount) => set({ amount })}
            error={problems.amountProblem}
            hint="其他各项按 0 计"
          />
          <DateField label="就医日期" value={draft.on} onChange={(on) => set({ on })} error={problems.dateProblem} />
        </div>
      )}
      <div className="form-grid-two">
        <CodeSelect
          label="假如医疗类别为"
          value={draft.medType === '' ? med_type : draft.medType}
          options={withCode(medTypeTable.rows, med_type)}
          onChange={(code) => set({ medType: code === med_type ? '' : code })}
          showsCode
        />
        <CodeSelect
          label="假如险种类型为"
          value={draft.insutype === '' ? insutype : draft.insutype}
          options={withCode(insutypeTable.rows, insutype)}
          onChange={(code) => set({ insutype: code === insutype ? '' : code })}
          showsCode
        />
      </div>
    </>
  );
}

/** The table, with the sheet's own code where that is a local one. */
function withCode(rows: readonly CodeOption[], code: string): readonly CodeOption[] {
  return rows.some((row) => row.code === code) ? rows : [{ code, name: '（结算单所列）' }, ...rows];
}
