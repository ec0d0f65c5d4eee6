/** What the sheet does not say: drugs, other payers, what was paid elsewhere. */
import { formatYuan } from '../../../shared/money.ts';
import type { OfficeClaim } from '../../../shared/office/claim.ts';
import { Panel } from '../../components/Panel.tsx';

const SOURCES = { iteminfo: '结算清单', 'fee-lines': '费用明细', entered: '窗口录入' } as const;
const PAYER_STATES = { paid: '已付', none: '无', open: '待定' } as const;
const OTHERS = { 'other-payer': '其他赔付方的支出', 'this-product': '本产品已直赔' } as const;

/** Each with where it comes from. */
export function VisitPanel({ visit, names }: Pick<OfficeClaim, 'visit' | 'names'>) {
  const { drugSum, listedDrugs, otherPayers, otherInsurance, paidElsewhere, othPayIs } = visit;
  return (
    <Panel title="药品与其他赔付">
      <dl className="facts">
        <dt>自费药品合计</dt>
        <dd>{drugSum === null ? '未提供（待补）' : `¥${formatYuan(drugSum.amount)}（${SOURCES[drugSum.source]}）`}</dd>
        {listedDrugs.map((drug) => (
          <Pair key={`${drug.item} ${drug.on}`} name={`目录药品 ${drug.on}`}>
            {drug.name} ¥{formatYuan(drug.amount)}
          </Pair>
        ))}
        {otherPayers.map(({ payer, state, amount }) => (
          <Pair key={payer} name={names[payer] ?? payer}>
            {PAYER_STATES[state]}
            {state === 'paid' ? ` ¥${formatYuan(amount)}` : ''}
          </Pair>
        ))}
        {othPayIs !== null && <Pair name="结算单其他支出">{OTHERS[othPayIs]}</Pair>}
        {otherInsurance !== 0 && <Pair name="其他商业保险已赔">¥{formatYuan(otherInsurance)}</Pair>}
        {paidElsewhere.map(({ liability, amount }) => (
          <Pair key={liability} name={`本产品已直赔（${names[liability] ?? liability}）`}>
            ¥{formatYuan(amount)}
          </Pair>
        ))}
      </dl>
    </Panel>
  );
}

function Pair({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
