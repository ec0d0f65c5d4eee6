/** Who and which stay, as every paper of a claim repeats them. */
import { codeName } from '../../../shared/codes/code-table.ts';
import { insutypeTable } from '../../../shared/codes/insutype.ts';
import type { Tried } from '../../../shared/entries/tried.ts';
import { maskCertno } from '../../../shared/mask.ts';
import { MED_TYPE_NAMES } from '../../../shared/terms/paper-texts.ts';
import type { Field } from '../content.ts';
import { money, relationOf } from './common.ts';

export function peopleFields({ insured, claimant }: Pick<Tried, 'insured' | 'claimant'>): Field[] {
  return [
    { label: '被保险人', value: insured.psn_name },
    { label: '证件号码', value: maskCertno(insured.certno) },
    { label: '申请人', value: claimant.psn_name },
    { label: '与申请人关系', value: relationOf(claimant.relation) },
  ];
}

export function visitFields(visit: Tried['visit']): Field[] {
  const { sheet, drugSum } = visit;
  const drugs = drugSum === null ? '未提供' : money(drugSum.amount, false);
  return [
    ...stayFields(visit),
    { label: '结算时间', value: sheet.setl_time },
    { label: '医疗类别', value: careOf(sheet.med_type) },
    { label: '险种', value: codeName(insutypeTable, sheet.insutype) ?? sheet.insutype },
    ...(sheet.setl_id === null ? [] : [{ label: '结算编号', value: sheet.setl_id }]),
    { label: '自费药品合计', value: drugs },
    ...(visit.otherInsurance === 0 ? [] : [{ label: '其他商保已赔', value: money(visit.otherInsurance, false) }]),
  ];
}

/** Hospital and dates: enough to know which stay it is about. */
export function stayFields({ sheet }: Tried['visit']): Field[] {
  return [
    { label: '医疗机构', value: sheet.fixmedins_name, isWide: true },
    { label: '就医日期', value: `${sheet.begndate} 至 ${sheet.enddate}` },
  ];
}

/** Such as 普通住院（21）; a local code stands alone. */
function careOf(code: string): string {
  const name = MED_TYPE_NAMES[code];
  return name === undefined ? code : `${name}（${code}）`;
}
