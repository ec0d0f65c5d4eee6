/** The invented people of 体验模式 by name: who can show what. Their ID areas belong to no county. */
import { localDate } from '../../shared/dates.ts';
import type { RosterRow } from '../../shared/roster-row.ts';
import { certnoFor } from './people.ts';

/** One member of the cast, and what to try with them. */
export interface CastMember {
  readonly row: RosterRow;
  /** In Chinese, for the list beside the form. */
  readonly hint: string;
}

const ZAOZHUANG_AREA = '370499';
const GANZHOU_AREA = '360799';

/** Everyone a demonstration names; the rest of the demo roster is drawn from a seed. */
export const cast: readonly CastMember[] = [
  member('孟样例', '1985-03-12', 11, {}, '枣庄职工，本人现金投保'),
  member('秦样例', '1988-07-21', 13, {}, '枣庄职工，用个人账户为女儿缴费'),
  member('秦小样', '2014-09-01', 22, { insutype: '390', paid_next_year: true }, '秦样例的女儿，7 岁，须监护人投保'),
  member(
    '柏样例',
    '1950-01-15',
    21,
    { insutype: '390', paid_next_year: null, trt_enjymnt_enddate: localDate('2021-12-31') },
    '枣庄居民，次年医保缴费尚不可见，由女儿柏小样的个人账户缴费',
  ),
  member('柏小样', '1978-09-16', 24, {}, '柏样例的女儿，枣庄职工，用个人账户为父亲缴费'),
  member('卫样例', '1969-06-02', 25, { insutype: '390' }, '枣庄居民，本人现金投保，理赔含目录药品'),
  member('常样例', '1979-11-30', 31, { psn_insu_stas: '2' }, '医保暂停参保：不可参保'),
  member('𬱖样例', '1992-05-05', 42, {}, '姓名含扩展区汉字'),
  ganzhou('钟样例', '1962-04-18', 52, '赣州低收入人口，由县级资金资助参保'),
  ganzhou('谢样例', '1990-10-10', 61, '赣州居民，自缴'),
];

/** The member of this name; for the demo script and tests. */
export function castMember(name: string): CastMember {
  const found = cast.find(({ row }) => row.psn_name === name);
  if (found === undefined) throw new RangeError(`nobody called ${name} is in the cast`);
  return found;
}

function member(name: string, brdy: string, sequence: number, changes: Partial<RosterRow>, hint: string): CastMember {
  return { row: { ...rowOf(name, brdy, sequence, ZAOZHUANG_AREA, '370402', '310'), ...changes }, hint };
}

function ganzhou(name: string, brdy: string, sequence: number, hint: string): CastMember {
  return { row: rowOf(name, brdy, sequence, GANZHOU_AREA, '360702', '390'), hint };
}

function rowOf(
  psn_name: string,
  brdy: string,
  sequence: number,
  area: string,
  insuplc_admdvs: string,
  insutype: string,
): RosterRow {
  return {
    psn_no: `${area}9${String(sequence).padStart(13, '0')}`,
    psn_cert_type: '01',
    certno: certnoFor(area, localDate(brdy), sequence),
    psn_name,
    gend: sequence % 2 === 1 ? '1' : '2',
    brdy: localDate(brdy),
    township: '东样镇',
    insutype,
    psn_insu_stas: '1',
    insuplc_admdvs,
    trt_enjymnt_begndate: localDate('2021-01-01'),
    trt_enjymnt_enddate: localDate('2022-12-31'),
    paid_next_year: true,
  };
}
