import { expect, test } from 'vitest';
import { castMember } from '../../../main/demo/cast.ts';
import { EMPTY_PARTY, readParty } from '../../../renderer/components/party.ts';
import { localDate } from '../../../shared/dates.ts';

const TODAY = localDate('2021-11-20');
const { certno } = castMember('秦样例').row;

test('a whole person is read, the number in one spelling, an empty telephone as none', () => {
  const typed = { certType: '01', certno: ` ${certno}`, name: '秦样例', tel: '  ', relation: '30' };
  expect(readParty(typed, TODAY)).toEqual({
    party: { psn_cert_type: '01', certno, psn_name: '秦样例', tel: null, relation: '30' },
    errors: {},
  });
});

test('everything missing is told at once, at its field', () => {
  const { party, errors } = readParty(EMPTY_PARTY, TODAY);
  expect(party).toBeNull();
  expect(errors).toMatchObject({ name: '请填写姓名，与证件一致', relation: '请选择关系' });
  expect(errors.certno).not.toBeUndefined();
});

test('a copied digit is told at the number, and the rest is not blamed', () => {
  const wrong = certno.slice(0, -1) + (certno.endsWith('1') ? '2' : '1');
  const { errors } = readParty({ ...EMPTY_PARTY, certno: wrong, name: '秦样例', relation: '30' }, TODAY);
  expect(errors.certno).toMatch(/校验不符/);
  expect([errors.name, errors.relation]).toEqual([undefined, undefined]);
});

test('a name with digits and a telephone that cannot be dialled are told at their fields, both at once', () => {
  const typed = { certType: '01', certno, name: '秦1例', tel: '没有电话', relation: '30' };
  expect(readParty(typed, TODAY)).toEqual({
    party: null,
    errors: {
      name: '姓名不能含数字，可能是证件号码刷进了姓名栏',
      tel: '不像电话号码：请填 11 位手机号，或区号加座机号；没有的不填',
    },
  });
});

test.each([
  ['１３８００００１２３４', '13800001234'],
  ['0632-5550000转12', '0632-5550000转12'],
  ['+86 138 0000 1234', '+86 138 0000 1234'],
  ['(0632) 5550000', '(0632) 5550000'],
  ['0632—5550000', '0632-5550000'],
  ['（+86）13800001234', '(+86)13800001234'],
  ['0632-5550000 分机12', '0632-5550000 分机12'],
  ['5550000*8012', '5550000*8012'],
  ['13800001234（儿子）', '13800001234(儿子)'],
  ['665500', '665500'],
])('%s can be dialled', (tel, kept) => {
  expect(readParty({ certType: '01', certno, name: '秦样例', tel, relation: '30' }, TODAY).party?.tel).toBe(kept);
});

test.each([certno, '12345', '无', '138-', '转12'])('%s cannot', (tel) => {
  const { party, errors } = readParty({ certType: '01', certno, name: '秦样例', tel, relation: '30' }, TODAY);
  expect(party).toBeNull();
  expect(Object.keys(errors)).toEqual(['tel']);
});
