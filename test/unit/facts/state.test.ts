/** `prior.state`: every position `settle` prints is taken back, and none that it could not have printed. */
import { describe, expect, it } from 'vitest';
import { checkState } from '../../../main/hosts/cli/check-state.ts';
import { HEALTH_STATUSES } from '../../../shared/health.ts';
import { fen, negate } from '../../../shared/money.ts';
import { compilePlan } from '../../../shared/plan/compile.ts';
import { loadPlan } from '../../../shared/plan/load.ts';
import { memberSchema } from '../../../shared/settle/care.ts';
import { settleReversal } from '../../../shared/settle/refold.ts';
import { visitSchema } from '../../../shared/settle/visit.ts';
import { diceOf } from '../../oracle/dice.ts';
import { anyPlan } from '../../oracle/generate-plan.ts';
import { anyFacts, anyVisit } from '../../oracle/generate-visit.ts';
import { fold } from '../../support/packs.ts';
import { billOf, NOTHING } from '../../support/pieces.ts';
import { figure, flat, product } from '../../support/plans.ts';
import { reversalOf } from '../../support/sheets.ts';
import { initialState } from '../../../shared/settle/state.ts';
import { answerTo, hq01 } from '../../support/facts.ts';
import { decideAll, type DecidedVisit, reversedVisit } from '../../support/histories.ts';
import { refusal } from '../../support/refusal.ts';

const YEARS = 400;

it('what random years of every shape come to, with cuts and reversals, is a position', () => {
  let buckets = 0;
  for (let seed = 1; seed <= YEARS; seed += 1) {
    const dice = diceOf(seed);
    const json = anyPlan(dice);
    const plan = compilePlan(loadPlan(json));
    const member = memberSchema.parse(anyFacts(dice, json).member ?? {});
    const bills = dice.some(1, 4, (nth): DecidedVisit => {
      const visit = visitSchema.parse(anyVisit(dice, json, 3 * nth + 1));
      const cuts = Object.fromEntries(plan.liabilities.map(({ id }) => [id, fen(dice.between(0, 300_000))]));
      const healthStatus = dice.pick(HEALTH_STATUSES);
      return { visit: { ...visit, sheet: { ...visit.sheet, setl_id: `S${nth}` } }, healthStatus, member, cuts };
    });
    const { history, state } = decideAll(plan, bills);
    const [bill] = bills;
    if (bill === undefined) throw new RangeError('a year has a bill');
    const { state: reversed } = settleReversal(plan, state, history, reversedVisit(bill.visit), bill);
    for (const position of [state, reversed]) {
      expect(() => checkState(plan, position), `seed ${seed}`).not.toThrow();
      buckets += Object.keys(position.buckets).length;
    }
  }
  expect(buckets).toBeGreaterThan(YEARS);
});

it('a reversal takes no more of an item than the year counted of it', () => {
  const more = { factor: figure('0.5'), itemCaps: { drug: figure('900.00') } };
  const plan = product({
    out: { counts: { kind: 'out-of-scope' }, line: figure('0.00'), ratio: flat(figure('1')), more },
  });
  const bill = billOf({ ...NOTHING, fulamt: 20_000, item: 10_000 });
  const many = billOf({ ...NOTHING, fulamt: 15_000, item: 15_000 });
  const items = many.care?.items?.map((each) => ({ ...each, amount: negate(each.amount) }));
  const back = { ...many, sheet: reversalOf(many.sheet), drugSum: null, care: { items } };
  const state = fold(plan, [bill, back], {}).at(-1)?.state;
  expect(state?.buckets['out|healthy|one|person']?.counted).toBe(0);
  expect(state?.buckets['out|healthy|*|person']?.counted).toBe(5000);
  expect(() => checkState(plan, state ?? initialState())).not.toThrow();
});

describe('a position that cannot be', () => {
  const bucket = { counted: 100, lineUsed: 0, earned: 500_000, paid: 50, toRecover: 0 };
  const after = (key: string, changes: object, borne = 1_000_000) => ({
    ...hq01(),
    prior: { state: { borne, buckets: { [key]: { ...bucket, ...changes } } } },
  });
  const key = 'in-policy|healthy|*|person';

  it('as it is printed passes', () => {
    const [figure] = answerTo(hq01()).figures;
    expect(answerTo({ ...hq01(), prior: { state: figure?.state } }).payable).not.toBeNull();
    expect(answerTo(after(key, {})).payable).not.toBeNull();
    expect(answerTo(after('above-450k|total|*|person', { earned: 0, paid: 0 })).payable).not.toBeNull();
  });

  it.each([
    'in-policy|helthy|*|person',
    'in-policy|healthy|*|family',
    'in-policy|healthy|some-drug|person',
    'in-policy|total|*|person',
    'in-policy',
    '*|preselfpay|*|person',
  ])('%s is no key of the plan; those it has are named', (wrong) => {
    const { code, sentence } = refusal(() => answerTo(after(wrong, {})));
    expect([code, sentence.includes(`“${wrong}”`), sentence.includes(key)]).toEqual(['facts-prior-key', true, true]);
  });

  it.each<[object, number, string, string]>([
    [{ counted: -1 }, 1_000_000, `${key}.counted`, '-0.01 元'],
    [{ lineUsed: 101 }, 1_000_000, `${key}.lineUsed`, '大于已计费用 1.00'],
    [{ paid: -1 }, 1_000_000, `${key}.paid`, '小于 0'],
    [{ toRecover: 51 }, 1_000_000, `${key}.toRecover`, '大于已赔 0.50'],
    [{ paid: 100_000 }, 1_000_000, `${key} 的 paid`, '大于累计应赔 0.50'],
    [{}, 49, 'borne', '小于各项已赔合计 0.50'],
    [{}, -1, 'borne', '小于 0'],
  ])('%o with %i borne is refused naming field and figure', (changes, borne, field, named) => {
    const { code, sentence } = refusal(() => answerTo(after(key, changes, borne)));
    expect(code).toBe('facts-prior-state');
    for (const word of [`“${field}”`, named, '请']) expect(sentence).toContain(word);
  });

  it.each<[object, string, string]>([
    [{}, 'paid', '0.50 元'],
    [{ paid: 0, lineUsed: 1 }, 'lineUsed', '0.01 元'],
    [{ paid: 0 }, 'earned', '与已计费用 1.00 不一致'],
  ])('a sum of the year is cost alone: %o is refused', (changes, field, named) => {
    const sum = 'above-450k|total|*|person';
    const { code, sentence } = refusal(() => answerTo(after(sum, changes)));
    expect(code).toBe('facts-prior-state');
    for (const word of [`“${sum}.${field}”`, named]) expect(sentence).toContain(word);
  });
});
