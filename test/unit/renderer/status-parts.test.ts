import { expect, test } from 'vitest';
import { SHORTENED_FIRST, statusParts, type KnownStatus } from '../../../renderer/frame/status-parts.ts';
import { localDate } from '../../../shared/dates.ts';

const figures: NonNullable<KnownStatus['figures']> = {
  line: { state: 'unconnected', lastContactAt: null },
  unsent: { count: 12, sum: 123400, oldestAt: '2021-11-20T09:00:00.000+08:00' },
  refused: 0,
  unknown: 0,
  alarms: 0,
  setAside: 0,
  accumulators: null,
  rosterAsOf: localDate('2021-11-15'),
  rosterFault: null,
  plans: { n: 1, takenAt: '2021-11-20T09:00:00.000+08:00' },
  lastBackupAt: null,
  openTrials: 0,
};
const known: KnownStatus = {
  status: {
    stage: 'open',
    mode: 'live',
    version: 'test',
    businessDay: localDate('2021-11-20'),
    desk: { deskCode: 'ZZ01', site: '市中区医保服务大厅', zone: 'stand-alone', epochConfirmed: false },
    takeover: null,
    demoOperators: [],
  },
  operator: {
    operatorNo: '1001',
    name: '周样例',
    side: 'insurer',
    insurer: '样例',
    grants: ['clerk'],
    licenceNo: null,
  },
  figures,
  shift: { current: null, unclosed: [] },
};
const words = (changes: Partial<KnownStatus>) => statusParts({ ...known, ...changes }).map(({ full }) => full);

test('every part of UI.md stands there, in its order', () => {
  expect(words({})).toEqual([
    '市中区医保服务大厅 / ZZ01',
    '周样例 1001',
    '2021-11-20 未开班',
    '未接入中心',
    '未上传 12 笔 ¥1,234.00',
    '被退回 0',
    '结果未知 0',
    '参保库截至 2021-11-15',
    '尚无备份',
  ]);
});

test('in short each part keeps its figure, and each can be shortened', () => {
  const parts = statusParts(known);
  expect(parts.map(({ short }) => short)).toEqual([
    'ZZ01',
    '周样例',
    '11-20 未开班',
    '未接入',
    '未上传 12',
    '退 0',
    '未知 0',
    '库 11-15',
    '无备份',
  ]);
  const reader = { state: 'connected', model: null, trouble: null } as const;
  const whole = statusParts({ ...known, figures: { ...figures, alarms: 1, setAside: 1 }, reader, unconfirmed: 2 });
  expect(whole.map(({ id }) => id).toSorted()).toEqual([...SHORTENED_FIRST].toSorted());
});

test('what is not known yet is not shown, and what stops the work is marked', () => {
  expect(words({ figures: undefined, shift: undefined })).toEqual([
    '市中区医保服务大厅 / ZZ01',
    '周样例 1001',
    '2021-11-20',
  ]);
  const marked = statusParts(known).filter(({ isWarning }) => isWarning === true);
  expect(marked.map(({ id }) => id)).toEqual(['shift']);
});

test('alarms and what came back stand there only while somebody has to look, and lead to 同步', () => {
  const parts = statusParts({ ...known, figures: { ...figures, alarms: 120, setAside: 2 } });
  expect(parts.filter(({ id }) => id === 'alarms' || id === 'aside')).toMatchObject([
    { full: '警报 120', to: 'sync', isWarning: true },
    { full: '取回待处理 2', to: 'sync', isWarning: true },
  ]);
});

test('a reader is mentioned where one is set, and marked where it is gone', () => {
  const reader = (state: 'unset' | 'disconnected' | 'connected') => ({ state, model: null, trouble: null });
  expect(words({ reader: reader('unset') })).toEqual(words({}));
  expect(words({ reader: reader('connected') }).at(-1)).toBe('读卡器已连接');
  expect(statusParts({ ...known, reader: reader('disconnected') }).at(-1)).toMatchObject({
    full: '读卡器未连接',
    isWarning: true,
    subject: 'devices',
  });
});

test('a roster whose file is not here is said to be missing, never to be of a day', () => {
  const gone = statusParts({ ...known, figures: { ...figures, rosterFault: 'gone' } });
  expect(gone.find(({ id }) => id === 'roster')).toMatchObject({
    full: '参保库文件缺失',
    short: '库缺失',
    isWarning: true,
  });
});
