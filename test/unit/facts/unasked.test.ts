/** Facts that the plan does not ask for, and days the whole stay does not share: told, never silent (COUNTER rules 18–26). */
import { describe, expect, it } from 'vitest';
import { compilePlan } from '../../../shared/plan/compile.ts';
import { answerTo, hq01, shippedPlan, withStay } from '../../support/facts.ts';
import { refusal } from '../../support/refusal.ts';

const told = (facts: unknown, plan?: string): readonly string[] => answerTo(facts, plan).notices ?? [];

/** Of another product the version is no word. */
const ELSEWHERE = { member: {} };

describe('what no rule of the plan asks', () => {
  it.each([
    ['listedPlace', { listedPlace: false }, '不在产品指定的医院或药店'],
    ['ward', { ward: 'special' }, '在特需等非普通病房'],
  ])('%s is named with its visit', (_, care, fact) => {
    const facts = { ...(withStay({ care }) as object), ...ELSEWHERE };
    expect(told(facts, 'yantai-2025')).toContainEqual(
      expect.stringContaining(`第 1 次就医${fact}：本方案没有按此区分`),
    );
  });

  it('is not named where a rule asks for it, by whichever word', () => {
    expect(compilePlan(shippedPlan('huiqiong-2024')).words.conditions).toContain('settledByBasic');
    expect(compilePlan(shippedPlan('yantai-2025')).words.conditions).not.toContain('settledByBasic');
  });

  it('is another insurance that the plan has no word for', () => {
    const facts = { ...(withStay({ otherInsurance: '10000.00' }) as object), ...ELSEWHERE };
    expect(told(facts, 'yantai-2025')).toContainEqual(expect.stringContaining('本方案没有写怎样扣减'));
  });

  it('is a field of the sheet nobody reads', () => {
    expect(told(withStay({ sheet: { hifp: '1.00' } }))).toEqual([
      expect.stringContaining('结算单的“hifp”不是计算用到的字段，没有使用'),
    ]);
  });
});

describe('a stay longer than the days that count', () => {
  it('is told where basic insurance rested for a part of it, not for all or none', () => {
    const sheet = { begndate: '2022-03-01', enddate: '2022-03-10', setl_time: '2022-03-10' };
    const rested = (from: string, to: string, ...more: object[]) =>
      told(
        { ...(withStay({ sheet }) as object), member: { suspended: [{ from, to }, ...more] } },
        'anyang-2022',
      ).filter((notice) => notice.includes('只有部分日期在停保期间'));
    expect(rested('2022-03-02', '2022-03-09')).toHaveLength(1);
    expect(rested('2022-03-01', '2022-03-10')).toEqual([]);
    expect(rested('2022-02-01', '2022-03-05', { from: '2022-03-06', to: '2022-04-01' })).toEqual([]);
    expect(rested('2022-01-01', '2022-02-01')).toEqual([]);
  });

  it('is told where it ends after the days that carry over', () => {
    const late = { begndate: '2024-12-31', enddate: '2025-03-01', setl_time: '2025-03-01' };
    const just = { begndate: '2024-12-31', enddate: '2025-01-30', setl_time: '2025-01-30' };
    const said = (sheet: object) => told(withStay({ sheet })).filter((notice) => notice.includes('晚于保障期满后'));
    expect(said(late)).toEqual([expect.stringContaining('晚于保障期满后 30 日的 2025-01-30')]);
    expect(said(just)).toEqual([]);
  });
});

it('sums by liability are refused where the plan needs more than they say', () => {
  const sums = [
    { liability: 'in-policy', healthStatus: 'healthy', counted: '20000.00', lineUsed: '18000.00', paid: '1600.00' },
  ];
  const prior = { borne: '30000.00', liabilities: sums };
  const { code, sentence } = refusal(() => answerTo({ ...hq01(), prior }));
  expect(code).toBe('facts-prior-sums');
  expect(sentence).toContain('全年政策范围内费用合计');
  expect(sentence).toContain('prior.state');
  expect(answerTo({ ...hq01(), prior: { borne: '0.00', liabilities: [] } })).toEqual(answerTo(hq01()));
});
