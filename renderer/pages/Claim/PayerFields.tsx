/** Payers the sheet does not show, and what its 其他支出 is (counter rules 23, 24). */
import type { Plan } from '../../../shared/plan/schema.ts';
import { ChoiceGroup } from '../../components/ChoiceGroup.tsx';
import { MoneyField } from '../../components/MoneyField.tsx';
import { readAmount } from '../../components/read-amount.ts';
import type { ChangeClaim, ClaimDraft, PayerDraft } from './draft.ts';

export interface PayerFieldsProps {
  readonly plan: Plan;
  readonly draft: ClaimDraft;
  readonly change: ChangeClaim;
}

const NOT_ASKED: PayerDraft = { state: null, amount: '' };

/** Asks only for payers of the scheme on the sheet; nothing is assumed. */
export function PayerFields({ plan, draft, change }: PayerFieldsProps) {
  const otherPay = readAmount(draft.amounts.oth_pay ?? '').amount ?? 0;
  const asked = plan.priorPayers.filter(
    ({ field, insutypes }) => field === null && (insutypes === null || insutypes.includes(draft.insutype)),
  );
  return (
    <fieldset className="form-part">
      <legend>结算单以外的赔付</legend>
      {otherPay !== 0 && (
        <ChoiceGroup
          label="“其他支出”是什么？请问医院是否已直赔惠民保"
          choices={[
            { value: 'other-payer', label: '其他方支付' },
            { value: 'this-product', label: '本产品已直赔' },
          ]}
          value={draft.othPayIs}
          onChange={(othPayIs) => change({ othPayIs })}
        />
      )}
      {asked.map(({ id, name }) => (
        <OffSheetPayer key={id} id={id} name={name} draft={draft} change={change} />
      ))}
      <div className="form-grid">
        <MoneyField
          label="其他商业保险已赔"
          value={draft.otherInsurance}
          onChange={(otherInsurance) => change({ otherInsurance })}
          hint="没有则留空"
          isOptional
        />
      </div>
    </fieldset>
  );
}

interface OffSheetPayerProps {
  readonly id: string;
  readonly name: string;
  readonly draft: ClaimDraft;
  readonly change: ChangeClaim;
}

function OffSheetPayer({ id, name, draft, change }: OffSheetPayerProps) {
  const payer = draft.payers[id] ?? NOT_ASKED;
  const set = (changes: Partial<PayerDraft>) => change({ payers: { ...draft.payers, [id]: { ...payer, ...changes } } });
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
        <MoneyField label={`${name}已付金额`} value={payer.amount} onChange={(amount) => set({ amount })} />
      )}
    </div>
  );
}
