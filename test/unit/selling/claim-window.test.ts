import { describe, expect, it } from 'vitest';
import { addYears, localDate } from '../../../shared/dates.ts';
import type { ClaimDates } from '../../../shared/selling/claim-dates.ts';
import { claimWindow } from '../../../shared/selling/claim-window.ts';
import { coverFrom } from '../../../shared/selling/cover-from.ts';
import { figure, sellingPlan, unsetFigure } from '../../support/selling.ts';

function onDay(day: string, more: Partial<ClaimDates> = {}): ClaimDates {
  return {
    day: localDate(day),
    eventOn: localDate('2022-02-20'),
    dischargedOn: localDate('2022-02-28'),
    settledOn: localDate('2022-02-28'),
    reportedOn: null,
    ...more,
  };
}

const NO_END = { closes: figure('none') };
const YEAR = { 'claims.window': { from: '2022-01-01', to: '2023-06-30' } };

describe('shape 66: when a claim may be handed in', () => {
  const huiqiong = sellingPlan(
    {
      claimRule: {
        opens: figure('2022-03-01'),
        ...NO_END,
        closures: figure([{ from: '2022-10-01', to: '2022-10-07' }]),
      },
    },
    YEAR,
  );

  it('惠琼保 opens on 1 March', () => {
    expect(claimWindow(huiqiong, onDay('2022-02-28'))).toMatchObject({ kind: 'too-early', opensOn: '2022-03-01' });
    expect(claimWindow(huiqiong, onDay('2022-03-01'))).toMatchObject({
      kind: 'open',
      lastDay: null,
      lateReport: false,
    });
  });

  it('says too early although the last day is unset, and names the last day once it matters', () => {
    const plan = sellingPlan({ claimRule: { opens: figure('2022-03-01'), closes: unsetFigure() } });
    expect(claimWindow(plan, onDay('2022-02-28'))).toMatchObject({ kind: 'too-early' });
    expect(claimWindow(plan, onDay('2022-03-01'))).toMatchObject({ kind: 'unset', name: '理赔截止日' });
  });

  it('惠琼保 publishes closures: the answer names the day the window opens again', () => {
    expect(claimWindow(huiqiong, onDay('2022-10-03'))).toMatchObject({
      kind: 'shut',
      reopensOn: '2022-10-08',
      sentence: '窗口今天停办，2022-10-08 恢复。请届时再来，可以先电话报案。',
    });
  });

  const shenzhen = sellingPlan({
    claimRule: { opens: figure('none'), ...NO_END, claimWithin: { years: figure(2), from: figure('discharge') } },
  });

  it('深圳 gives two years to claim', () => {
    expect(claimWindow(shenzhen, onDay('2024-02-28'))).toMatchObject({ kind: 'open', lastDay: '2024-02-28' });
    expect(claimWindow(shenzhen, onDay('2024-02-29'))).toMatchObject({ kind: 'too-late', lastDay: '2024-02-28' });
    expect(claimWindow(shenzhen, onDay('2023-01-01', { dischargedOn: null }))).toMatchObject({ fact: 'dischargedOn' });
  });

  function mianyang(late: 'noted' | 'refused') {
    const report = { days: figure(10), from: figure('event'), late: figure(late) };
    return sellingPlan({ claimRule: { opens: figure('none'), ...NO_END, report } });
  }

  it('惠绵保 wants a report within ten days; a late one is taken and noted, or refused where the plan says so', () => {
    expect(claimWindow(mianyang('noted'), onDay('2022-03-02'))).toMatchObject({ kind: 'open', lateReport: false });
    expect(claimWindow(mianyang('noted'), onDay('2022-03-03'))).toMatchObject({ kind: 'open', lateReport: true });
    expect(claimWindow(mianyang('refused'), onDay('2022-03-03'))).toMatchObject({
      kind: 'too-late',
      lastDay: '2022-03-02',
    });
  });

  it('a telephone report in time keeps a later claim in time', () => {
    const dates = onDay('2022-06-01', { reportedOn: localDate('2022-02-25') });
    expect(claimWindow(mianyang('refused'), dates)).toMatchObject({ kind: 'open', lateReport: false });
  });

  it('without a rule of its own the plan’s window decides, and an unset window is named', () => {
    expect(claimWindow(sellingPlan(undefined, YEAR), onDay('2023-07-01'))).toMatchObject({ kind: 'too-late' });
    const open = sellingPlan(undefined, { 'claims.window': undefined });
    expect(claimWindow(open, onDay('2022-07-01'))).toMatchObject({ kind: 'unset', name: '理赔受理期' });
  });

  it('the same day two years on; of 29 February the last of the month', () => {
    expect(addYears(localDate('2024-02-29'), 2)).toBe('2026-02-28');
    expect(addYears(localDate('2024-02-29'), 4)).toBe('2028-02-29');
  });
});

describe('shape 57: bought after cover began', () => {
  const bought = localDate('2022-02-10');
  const late = (how: unknown) => coverFrom(sellingPlan({ lateJoiner: how }), bought);

  it('惠琼保 is backdated to 1 January; others run from the purchase or the day after', () => {
    expect(late(figure('backdated'))).toMatchObject({ kind: 'covered', from: '2022-01-01', to: '2022-12-31' });
    expect(late(figure('payment-day'))).toMatchObject({ from: '2022-02-10' });
    expect(late(figure('next-day'))).toMatchObject({ from: '2022-02-11' });
  });

  it('bought before: from the first day, whatever the rule', () => {
    expect(coverFrom(sellingPlan(undefined), localDate('2021-12-01'))).toMatchObject({ from: '2022-01-01' });
  });

  it('names the rule where the plan has none, and refuses when cover is over', () => {
    expect(coverFrom(sellingPlan(undefined), bought)).toMatchObject({ kind: 'unset', name: '保障开始后投保的生效日' });
    expect(late(unsetFigure())).toMatchObject({ kind: 'unset' });
    const over = coverFrom(sellingPlan({ lateJoiner: figure('backdated') }), localDate('2023-01-01'));
    expect(over).toMatchObject({ kind: 'refused' });
  });
});
