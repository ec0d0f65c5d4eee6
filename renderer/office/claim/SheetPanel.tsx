/** The 医保结算单 as the window took it in: every field by its Chinese name, amounts in yuan. */
import { codeName } from '../../../shared/codes/code-table.ts';
import { insutypeTable } from '../../../shared/codes/insutype.ts';
import { medTypeTable } from '../../../shared/codes/med-type.ts';
import { formatYuan } from '../../../shared/money.ts';
import {
  AMOUNT_FIELDS,
  SHEET_FACT_NAMES,
  SHEET_FIELD_NAMES,
  type SettlementSheet,
} from '../../../shared/settlement-sheet.ts';
import { Panel } from '../../components/Panel.tsx';

type FactField = keyof typeof SHEET_FACT_NAMES;

const FACTS: readonly FactField[] = [
  'fixmedins_name',
  'med_type',
  'begndate',
  'enddate',
  'setl_time',
  'insutype',
  'setl_id',
  'mdtrt_id',
  'psn_name',
  'certno',
  'psn_no',
];

/** Facts the sheet does not state are left out; amounts of 0 stand, for a sheet says 0 on purpose. */
export function SheetPanel({ sheet }: { readonly sheet: SettlementSheet }) {
  const stated = FACTS.filter((field) => sheet[field] !== null);
  return (
    <Panel title="医保结算单（元）">
      <dl className="sheet-facts">
        {stated.map((field) => (
          <div key={field}>
            <dt>{SHEET_FACT_NAMES[field]}</dt>
            <dd>{factOf(sheet, field)}</dd>
          </div>
        ))}
      </dl>
      <table className="sheet">
        <caption className="visually-hidden">结算单金额</caption>
        <tbody>
          {AMOUNT_FIELDS.map((field) => (
            <tr key={field} className={sheet[field] === 0 ? 'sheet-zero' : ''}>
              <th scope="row">{SHEET_FIELD_NAMES[field]}</th>
              <td className="cell-right">{sheet[field] === null ? '未列' : formatYuan(sheet[field])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function factOf(sheet: SettlementSheet, field: FactField): string {
  if (field === 'med_type') return `${codeName(medTypeTable, sheet.med_type) ?? '本地类别'}（${sheet.med_type}）`;
  if (field === 'insutype') return `${codeName(insutypeTable, sheet.insutype) ?? '其他险种'}（${sheet.insutype}）`;
  return String(sheet[field] ?? '');
}
