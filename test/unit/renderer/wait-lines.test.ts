import { expect, test } from 'vitest';
import { waitLines } from '../../../renderer/pages/Workbench/wait-lines.ts';
import type { Wait } from '../../../shared/contract/workbench.ts';
import { localDate } from '../../../shared/dates.ts';
import { fen } from '../../../shared/money.ts';

const today = localDate('2021-11-20');
const cash: Wait = { kind: 'cash', count: 2, sum: fen(18000), since: localDate('2021-11-18') };
const failed: Wait = { kind: 'failed', count: 1, sum: fen(9000), since: today };
const rulings: Wait = { kind: 'rulings', count: 3, sum: null, since: today };

test('own work comes first, and every line says whose it is, how old and where it is done', () => {
  const [first, ...others] = waitLines([cash, failed, rulings], ['clerk'], today);
  expect(first).toMatchObject({ title: '1 笔缴费失败', who: '经办', isMine: true, days: 0, subject: 'payments' });
  expect(others).toMatchObject([
    { title: '2 笔现金待收', who: '收银', isMine: false, days: 2, sum: 18000 },
    { title: '3 份投保待承保', who: '中心', isMine: false, page: 'sync' },
  ]);
});

test('for a cashier the cash comes first', () => {
  expect(waitLines([failed, cash], ['cashier'], today).map(({ kind }) => kind)).toEqual(['cash', 'failed']);
});

test('a roster that is missing and one that is old are two sentences', () => {
  const roster = (since: Wait['since']) => waitLines([{ kind: 'roster', count: 1, sum: null, since }], [], today);
  expect(roster(null)).toMatchObject([{ title: '参保库未导入', days: null }]);
  expect(roster(localDate('2021-10-01'))).toMatchObject([{ title: '参保库过旧', days: 50 }]);
});
