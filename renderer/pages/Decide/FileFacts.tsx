/** The facts a claim rests on, as taken in: who, which stay, the amounts of the 医保结算单, drugs and receipts. */
import type { ReactNode } from 'react';
import type { ClaimFile } from '../../../shared/contract/decisions.ts';
import { codeName } from '../../../shared/codes/code-table.ts';
import { insutypeTable } from '../../../shared/codes/insutype.ts';
import { relationTable } from '../../../shared/codes/relation.ts';
import { formatYuan, negate, ZERO, type Fen } from '../../../shared/money.ts';
import { AMOUNT_FIELDS, SHEET_FIELD_NAMES } from '../../../shared/settlement-sheet.ts';
import { MED_TYPE_NAMES } from '../../../shared/terms/paper-texts.ts';

export function FileFacts({ file }: { readonly file: ClaimFile }) {
  const { claim, enteredBy, names } = file;
  const { sheet, drugSum, listedDrugs, otherPayers } = claim.visit;
  const { claimant, invoices } = claim;
  return (
    <>
      <h3>就诊和申请人</h3>
      <dl className="facts">
        <Fact name="医疗机构">{sheet.fixmedins_name}</Fact>
        <Fact name="就诊日期">
          {sheet.begndate} 至 {sheet.enddate}
        </Fact>
        <Fact name="医疗类别">{`${sheet.med_type} ${MED_TYPE_NAMES[sheet.med_type] ?? ''}`}</Fact>
        <Fact name="险种">{codeName(insutypeTable, sheet.insutype) ?? sheet.insutype}</Fact>
        <Fact name="结算ID">{sheet.setl_id ?? '未填写'}</Fact>
        <Fact name="申请人">
          {claimant.psn_name}
          {claimant.relation === '01'
            ? '（本人）'
            : `（被保险人是其${codeName(relationTable, claimant.relation) ?? ''}）`}
        </Fact>
        <Fact name="票据">
          {invoices.length === 0
            ? '无'
            : invoices.map(({ bill_code, bill_no }) => `${bill_code}-${bill_no}`).join('、')}
        </Fact>
        <Fact name="自费药品合计">{drugSum === null ? '未提供' : yuan(drugSum.amount)}</Fact>
        {listedDrugs.map((drug) => (
          <Fact key={`${drug.list} ${drug.item} ${drug.on}`} name="目录药品">
            {drug.name} {drug.on} {yuan(drug.amount)}
          </Fact>
        ))}
        {otherPayers.map(({ payer, state, amount }) => (
          <Fact key={payer} name="先行赔付">
            {names[payer] ?? payer} {PAYER_STATES[state]} {state === 'paid' ? yuan(amount) : ''}
          </Fact>
        ))}
        <Fact name="经办工号">{enteredBy.join('、')}</Fact>
      </dl>
      <h3>医保结算单金额（元）</h3>
      <dl className="facts facts-amounts">
        {AMOUNT_FIELDS.filter((field) => sheet[field] !== null).map((field) => (
          <Fact key={field} name={SHEET_FIELD_NAMES[field]}>
            <span className="money">{formatYuan(sheet[field] ?? ZERO)}</span>
          </Fact>
        ))}
      </dl>
    </>
  );
}

const PAYER_STATES = { paid: '已付', none: '无', open: '待定' } as const;

function yuan(amount: Fen): string {
  return amount < 0 ? `-¥${formatYuan(negate(amount))}` : `¥${formatYuan(amount)}`;
}

interface FactProps {
  readonly name: string;
  readonly children: ReactNode;
}

function Fact({ name, children }: FactProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
