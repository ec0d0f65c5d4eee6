import { expect, test } from 'vitest';
import { nextSteps, type Known } from '../../../renderer/pages/Workbench/next-steps.ts';
import { localDate } from '../../../shared/dates.ts';
import type { Grant } from '../../../shared/desk.ts';

const clerk = { openShift: true, importRoster: false, addOperator: false, check: true, propose: true, claim: true };
const admin = { openShift: false, importRoster: true, addOperator: true, check: false, propose: false, claim: false };
const known: Known = {
  mode: 'live',
  shift: { current: null, unclosed: [] },
  offers: [],
  operators: undefined,
  waits: [],
  may: clerk,
};
const titles = (changes: Partial<Known>) => nextSteps({ ...known, ...changes }).map(({ title }) => title);
const noRoster = [{ kind: 'roster', count: 1, sum: null, since: null }] as const;
const oldRoster = [{ kind: 'roster', count: 1, sum: null, since: localDate('2021-01-01') }] as const;

test('the shift comes first, and only for who can open one', () => {
  expect(titles({})).toEqual(['开班', '受理投保', '试算理赔']);
  expect(titles({ may: { ...clerk, openShift: false } })).not.toContain('开班');
});

test('who may not sell is offered to look whether somebody can join', () => {
  expect(titles({ may: { ...clerk, propose: false, claim: false, openShift: false } })).toEqual(['核对能否参保']);
});

test('a missing roster is the business of who may import it; an old one waits among the rest', () => {
  expect(titles({ waits: noRoster })).not.toContain('导入参保库');
  expect(titles({ waits: noRoster, may: admin })).toContain('导入参保库');
  expect(titles({ waits: oldRoster, may: admin })).not.toContain('导入参保库');
});

test('an administrator of a new window adds who is missing; 体验模式 comes complete', () => {
  const operators = [person(['admin']), person(['clerk']), { ...person(['cashier']), standing: 'left' as const }];
  expect(titles({ operators, may: admin })).toEqual(['添加收银人员', '添加主管']);
  expect(titles({ operators, may: admin, mode: 'demo' })).toEqual([]);
});

test('nothing is offered before it is known, nor to who may not do it', () => {
  const may = { ...admin, importRoster: false, addOperator: false };
  expect(titles({ shift: undefined, offers: undefined, may })).toEqual([]);
});

function person(grants: readonly Grant[]) {
  const operatorNo = `M-${grants.join('')}`;
  return {
    operatorNo,
    name: '样例人员',
    side: 'insurer' as const,
    insurer: '样例保险公司',
    grants: [...grants],
    licenceNo: null,
    standing: 'active' as const,
  };
}
