/** Payers the sheet does not show, and what its 其他支出 is (counter rules 23, 24). */
import type { Plan } from '../../../shared/plan/schema.ts';
import { formatYuan, minus, sumFen, withSign, ZERO } from '../../../shared/money.ts';
import { ChoiceGroup } from '../../components/ChoiceGroup.tsx';
import { MoneyField } from '../../components/MoneyField.tsx';
import { readAmount } from '../../components/read-amount.ts';
import { signOf, type ChangeClaim, type ClaimDraft, type PayerDraft } from './draft.ts';
import type { Preview } from './preview.ts';
import { askedPayers, needsSplit } from './read-stated.ts';

export interface PayerFieldsProps {
  readonly plan: Plan;
  readonly draft: ClaimDraft;
  readonly change: ChangeClaim;
  readonly shown: Preview;
  readonly isChecked: boolean;
}

const NOT_ASKED: PayerDraft = { state: null, amount: '' };

/** Asks only for payers of the scheme on the sheet; nothing is assumed. */
export function PayerFields(props: PayerFieldsProps) {
  const { plan, draft, change, shown } = props;
  const { problems } = shown;
  return (
    <fieldset className="form-part">
      <legend>结算单以外的赔付</legend>
      {shown.others !== 0 && <OneStop {...props} />}
      {askedPayers(plan, draft.insutype).map(({ id, name }) => (
        <OffSheetPayer key={id} id={id} name={name} {...props} />
      ))}
      <div className="form-grid">
        <MoneyField
          label="其他商业保险已赔"
          value={draft.otherInsurance}
          onChange={(otherInsurance) => change({ otherInsurance })}
          error={problems['otherInsurance']}
          hint="没有则留空"
          isOptional
        />
      </div>
      {problems['visit'] !== undefined && (
        <div role="alert" className="finding finding-error">
          {problems['visit']}
        </div>
      )}
    </fieldset>
  );
}

/** 直赔: another payer's money, or this product's own, then split by liability. */
function OneStop({ plan, draft, change, shown, isChecked }: PayerFieldsProps) {
  const isAsked = isChecked && draft.othPayIs === null;
  return (
    <>
      <ChoiceGroup
        label={`“其他”支付的 ¥${formatYuan(shown.others)} 是什么？请问医院是否已直赔惠民保`}
        choices={[
          { value: 'other-payer', label: '其他方支付' },
          { value: 'this-product', label: '本产品已直赔' },
        ]}
        value={draft.othPayIs}
        onChange={(othPayIs) => change({ othPayIs })}
        hint={isAsked || draft.othPayIs === null ? '未询问时各项责任列为待补' : undefined}
      />
      {needsSplit(draft, plan, shown.others) && <Split {...{ plan, draft, change, shown, isChecked }} />}
    </>
  );
}

function Split({ plan, draft, change, shown }: PayerFieldsProps) {
  const told = sumFen(plan.liabilities.map(({ id }) => readAmount(draft.paidElsewhere[id] ?? '').amount ?? ZERO));
  const others = withSign(shown.others, signOf(draft.kept));
  const left = minus(others, told);
  return (
    <div role="group" aria-label="各项责任已直赔的金额" className="form">
      <p className={left === 0 ? 'form-hint' : 'finding finding-warning'}>
        按一站式赔付明细填写各项责任已直赔的金额，合计应为 ¥{formatYuan(others)}，
        {left === 0 ? '已相符。' : `现差 ¥${formatYuan(left)}。`}
      </p>
      <div className="form-grid-two">
        {plan.liabilities.map(({ id, name }) => (
          <MoneyField
            key={id}
            label={name}
            value={draft.paidElsewhere[id] ?? ''}
            onChange={(text) => change({ paidElsewhere: { ...draft.paidElsewhere, [id]: text } })}
            error={shown.problems[`elsewhere ${id}`]}
            isOptional
          />
        ))}
      </div>
    </div>
  );
}

interface OffSheetPayerProps extends PayerFieldsProps {
  readonly id: string;
  readonly name: string;
}

function OffSheetPayer({ id, name, draft, change, shown, isChecked }: OffSheetPayerProps) {
  const payer = draft.payers[id] ?? NOT_ASKED;
  const set = (changes: Partial<PayerDraft>) => change({ payers: { ...draft.payers, [id]: { ...payer, ...changes } } });
  const problem = isChecked || payer.amount !== '' ? shown.problems[`payer ${id}`] : undefined;
  return (
    <div className="form-row">
      <ChoiceGroup
        label={`${name}（单上没有，询问申请人）`}
        choices={[
          { value: 'none', label: '无' },
          { value: 'paid', label: '已付' },
          { value: 'open', label: '待定' },
        ]}
        value={payer.state}
        onChange={(state) => set({ state })}
        hint={payer.state === null ? '未询问时按待定试算' : undefined}
      />
      {payer.state === 'paid' && (
        <MoneyField
          label={`${name}已付金额`}
          value={payer.amount}
          onChange={(amount) => set({ amount })}
          error={problem}
        />
      )}
    </div>
  );
}
