/** Made-up plans: valid files whose liabilities, lines, ratios and caps combine what the plan language can say. */
import { anyAmount, yuanText, type Dice } from './dice.ts';
import { anyWhen, choiceOf, ITEMS, type Maker } from './generate-when.ts';
import type { Choice, Counts, Figure, Liability, Line, PlanJson, Ratio, SheetField, Side } from './shapes.ts';

const source = { doc: 'policy', at: '测试' };
const cited = { source };
export const ILLNESSES = ['恶性肿瘤', '糖尿病', '脑卒中'] as const;

/** A plan file; most have every figure set. */
export function anyPlan(dice: Dice): PlanJson {
  const unsetRate = dice.happens(0.2) ? 0.04 : 0;
  const figure = <T>(value: T): Figure<T> =>
    dice.happens(unsetRate) ? { unset: '未列', ...cited } : { value, ...cited };
  const payers = priorPayers(dice, figure);
  const maker: Maker = {
    dice,
    figure,
    payers: payers.map(({ id }) => id),
    choiceRate: dice.happens(0.6) ? 0 : 0.15,
  };
  const deductibles = dice.some(1, 3, (nth) => anyLine(maker, nth));
  const arrangement = dice.pick(['as-listed', 'as-listed', 'as-listed', 'one-for-all']);
  const liabilities = liabilitiesOf(maker, deductibles, arrangement);
  const isAllPooled = liabilities.every(
    ({ counts }) => counts.kind === 'pooled' && 'value' in counts.catalogue && counts.catalogue.value === 'none',
  );
  return {
    ...REST,
    cover: figure({ from: '2025-01-01', to: '2025-12-31' }),
    base: isAllPooled && dice.happens(0.6) ? null : anyBase(maker),
    priorPayers: payers,
    ...(dice.happens(0.5) ? {} : { otherInsurance: figure(dice.pick(['deducted', 'toward-line', 'limit'])) }),
    medTypes: figure({ '11': 'outpatient', '13': 'emergency', '14': 'chronic', '21': 'inpatient' }),
    deductibles,
    lineArrangement: figure(arrangement),
    liabilities,
    claimOrder: { value: orderOf(dice, liabilities), source },
    ...sharedCapsOf(maker, liabilities),
    personCap: anyCap(maker, 9_000_000),
    rounding: figure(dice.pick(['per-settlement', 'cumulative'])),
    lists: ['list-1', 'list-2'].map((id) => ({
      id,
      name: id,
      ...(dice.happens(0.1) ? { isPartial: true } : {}),
      versions: figure(anyVersions(dice)),
    })),
    claims: anyClaims(maker),
  } as PlanJson;
}

type FigureMaker = Maker['figure'];

function priorPayers(dice: Dice, figure: FigureMaker): PlanJson['priorPayers'] {
  const fields = ['hifp_pay', 'hifmi_pay', 'hifob_pay', 'maf_pay', 'oth_pay', null, null] as const;
  const kept = dice.shuffle(fields).slice(0, dice.between(0, 5));
  return kept.map((field, nth) => ({
    id: `payer-${nth + 1}`,
    name: `赔付方${nth + 1}`,
    field,
    scope: figure(dice.pick(['in', 'in', 'out', 'both'])),
    insutypes: dice.happens(0.8) ? null : [dice.pick(['310', '390'])],
  }));
}

function anyLine(maker: Maker, nth: number): Line {
  const { dice, figure } = maker;
  const yuan = (most: number): Figure<string> => figure(yuanText(anyAmount(dice, most)));
  const carried = {
    afterClaim: yuan(200_000),
    withoutClaim: yuan(200_000),
    ...(dice.happens(0.5) ? { familyOrder: yuan(100_000) } : {}),
    floor: yuan(400_000),
    ceiling: figure(yuanText(dice.between(400_000, 2_000_000))),
  };
  return {
    id: `line-${nth + 1}`,
    name: `起付线${nth + 1}`,
    amount: choiceOf(maker, () => yuan(2_000_000)),
    owner: dice.happens(0.15) ? 'family' : 'person',
    ...(dice.happens(0.12) ? { carried } : {}),
  } as Line;
}

function anyBase({ dice, figure }: Maker): PlanJson['base'] {
  const side = (): Figure<Side> => figure(dice.pick(['in-scope', 'out-of-scope', 'nowhere']));
  const elsewhere = (): Figure<Side> => figure(dice.pick(['out-of-scope', 'nowhere']));
  const share = (): Figure<string> => figure(dice.pick(['0', '0.3333', '0.5', '1']));
  const order = dice.shuffle<SheetField>(['overlmt', 'fulamt', 'preselfpay', 'inscp']).slice(0, dice.between(1, 4));
  return {
    preselfpayShare: share(),
    overlmtShare: share(),
    hospPartFrom: figure(order),
    ...(dice.happens(0.25) ? { preselfpayRest: elsewhere() } : {}),
    ...(dice.happens(0.25) ? { overlmtRest: elsewhere() } : {}),
    ...(dice.happens(0.2)
      ? {
          parts: dice.some(1, 2, (nth) => ({
            id: `part-${nth + 1}`,
            name: `部分${nth + 1}`,
            from: dice.pick<SheetField>(['preselfpay', 'inscp', 'overlmt', 'fulamt']),
            counts: side(),
          })),
        }
      : {}),
  };
}

function liabilitiesOf(maker: Maker, lines: readonly Line[], arrangement: string): Liability[] {
  const { dice } = maker;
  const isPooled = dice.happens(0.12);
  const drafts = dice.some(1, isPooled ? 2 : 5, (nth) => ({
    id: `liability-${nth + 1}`,
    counts: isPooled ? pooledCounts(maker) : anyCounts(maker),
    deductible: dice.shuffle(lines)[0]?.id ?? 'line-1',
  }));
  return drafts.map((draft) => {
    const isLineShared =
      (arrangement === 'one-for-all' && drafts.length > 1) ||
      drafts.some(({ id, deductible }) => id !== draft.id && deductible === draft.deductible);
    const line = lines.find(({ id }) => id === draft.deductible);
    return anyLiability(maker, draft, isLineShared || line === undefined ? null : line);
  });
}

function pooledCounts({ dice, figure }: Maker): Counts {
  return { kind: 'pooled', catalogue: figure(dice.happens(0.5) ? 'none' : { list: dice.pick(['list-1', 'list-2']) }) };
}

function anyCounts(maker: Maker): Counts {
  const { dice, figure } = maker;
  const kind = dice.pick([
    'in-scope',
    'in-scope',
    'in-scope-above',
    'out-of-scope',
    'out-of-scope-drugs',
    'listed-drugs',
    'listed-drugs',
    'pooled',
  ]);
  const list = dice.pick(['list-1', 'list-2']);
  switch (kind) {
    case 'in-scope-above':
      return { kind, threshold: choiceOf(maker, () => figure(yuanText(anyAmount(dice, 6_000_000)))) };
    case 'out-of-scope':
      return dice.happens(0.3) ? { kind, except: list } : { kind };
    case 'listed-drugs':
      return { kind, list };
    case 'pooled':
      return pooledCounts(maker);
    case 'in-scope':
    case 'out-of-scope-drugs':
      return { kind };
  }
}

type Draft = Pick<Liability, 'id' | 'counts' | 'deductible'>;

/** `ownLine`: the line if nobody else eats it, so that ratios may be banded. */
function anyLiability(maker: Maker, draft: Draft, ownLine: Line | null): Liability {
  const { dice, figure } = maker;
  const isOfItems = draft.counts.kind === 'listed-drugs';
  const settings = dice.happens(0.7) ? ['inpatient', 'emergency', 'chronic'] : [dice.pick(['inpatient', 'outpatient'])];
  const rate = (): Figure<string> => figure(dice.pick(['0.35', '0.6', '0.7', '0.75', '0.8333', '1', '0']));
  return {
    ...draft,
    name: draft.id,
    settings: figure(settings),
    ...(dice.happens(0.12)
      ? {
          requires: dice.some(1, 2, (nth) => ({
            id: `requirement-${nth + 1}`,
            name: `条件${nth + 1}`,
            when: anyWhen(maker, isOfItems),
            source,
          })),
        }
      : {}),
    ...(dice.happens(0.15)
      ? {
          preexisting: {
            illnesses: figure(dice.happens(0.4) ? 'any' : dice.shuffle(ILLNESSES).slice(0, 2)),
            before: figure(dice.pick(['first-cover', 'this-cover'])),
          },
        }
      : {}),
    ...(dice.happens(0.12) ? { factor: choiceOf(maker, () => figure(dice.pick(['0.5', '0.3', '0.3333', '1']))) } : {}),
    ratio: choiceOf(maker, () => anyRatio(maker, rate, ownLine, isOfItems), isOfItems),
    cap: anyCap(maker, 5_000_000),
    ...(dice.happens(0.15)
      ? {
          itemCaps: {
            drug: figure(yuanText(anyAmount(dice, 1_000_000))),
            ...(dice.happens(0.7) ? { implant: figure(yuanText(anyAmount(dice, 800_000))) } : {}),
          },
        }
      : {}),
  } as Liability;
}

function anyRatio(maker: Maker, rate: () => Figure<string>, ownLine: Line | null, isOfItems: boolean): Ratio {
  const { dice, figure } = maker;
  const byHealth = () => ({ healthy: choiceOf(maker, rate, isOfItems), preexisting: choiceOf(maker, rate, isOfItems) });
  if (ownLine === null || dice.happens(0.7)) return { kind: 'by-health', ...byHealth() };
  const line = plainFen(ownLine.amount) ?? 0;
  const first = dice.happens(0.5) ? line : dice.between(0, line);
  const bands = dice.some(1, 3, (nth) => yuanText(line + (nth + 1) * dice.between(500_000, 900_000) + nth));
  const starts = [yuanText(first), ...new Set(bands)].toSorted((a, b) => Number(a) - Number(b));
  return {
    kind: 'banded',
    bands: starts.map((above, nth) => ({ id: `band-${nth + 1}`, above: figure(above), ...byHealth() })),
  };
}

function plainFen(amount: Choice<Figure<string>>): number | null {
  return 'value' in amount ? Number(amount.value.replace('.', '')) : null;
}

function anyCap(maker: Maker, most: number): Choice<Figure<string>> {
  const { dice, figure } = maker;
  return choiceOf(maker, () => figure(dice.happens(0.4) ? 'none' : yuanText(anyAmount(dice, most))));
}

function sharedCapsOf({ dice, figure }: Maker, liabilities: readonly Liability[]): object {
  if (liabilities.length < 2 || dice.happens(0.75)) return {};
  const sharedCaps = dice.some(1, 2, (nth) => ({
    id: `shared-${nth + 1}`,
    name: `共用${nth + 1}`,
    liabilities: dice.shuffle(liabilities.map(({ id }) => id)).slice(0, dice.between(2, liabilities.length)),
    amount: figure(yuanText(anyAmount(dice, 4_000_000))),
  }));
  return { sharedCaps };
}

/** One version of a list, or two that change in mid-year. */
function anyVersions(dice: Dice): object[] {
  const named = (ids: readonly string[]): object[] => ids.map((id) => ({ id, name: id }));
  if (dice.happens(0.6)) return [{ from: '2024-01-01', to: '2026-12-31', items: named(ITEMS) }];
  // Together they hold every item, or a condition on an item could name one that the list never had.
  const mixed = dice.shuffle(ITEMS);
  return [
    { from: '2025-01-01', to: '2025-06-30', items: named(mixed.slice(0, 3)) },
    { from: '2025-07-01', to: '2025-12-31', items: named(mixed.slice(dice.between(1, 3))) },
  ];
}

function anyClaims({ dice, figure }: Maker): object {
  return {
    window: figure({ from: '2025-01-01', to: '2026-06-30' }),
    yearOf: figure(dice.pick(['admission', 'discharge', 'settlement'])),
    carryDays: figure(dice.pick([0, 10, 30])),
    beforeCover: figure(dice.pick(['counts', 'excluded'])),
    ...(dice.happens(0.1) ? { waitingDays: figure(dice.pick([0, 90, dice.between(31, 50)])) } : {}),
    mayDecideWhilePayerOpen: figure(false),
    papers: figure([]),
  };
}

/** What the schema asks for and no benefit depends on. */
const REST = {
  format: 1,
  id: 'oracle',
  productName: '测试保',
  shortName: '测试保',
  region: { admdvs: '370400', name: '测试市' },
  documents: { policy: { kind: 'policy', title: '测试方案', number: null, date: null } },
  coverYear: { unset: '测试', source },
  insurers: { unset: '测试', source },
  premium: { amount: { unset: '测试', source } },
  enrolment: { window: { unset: '测试', source }, declareDays: { unset: '测试', source } },
  eligibility: {
    insutypes: { unset: '测试', source },
    activeOn: { unset: '测试', source },
    joinBeforeNextYearPaid: { unset: '测试', source },
    benefitNeedsCatastrophicCover: { unset: '测试', source },
  },
  payers: {
    accountRelations: { unset: '测试', source },
    accountInRegionOnly: { unset: '测试', source },
    subsidisedIdentities: { unset: '测试', source },
    groups: { unset: '测试', source },
  },
  health: { isAsked: { unset: '测试', source }, definition: { unset: '测试', source } },
  refund: { unset: '测试', source },
  notices: [],
};

/** Any order in which what lies above a threshold is taken before the rest of the cost in scope. */
function orderOf(
  dice: Dice,
  liabilities: readonly { readonly id: string; readonly counts: { readonly kind: string } }[],
) {
  const shuffled = dice.shuffle([...liabilities]);
  const isAbove = ({ counts }: { readonly counts: { readonly kind: string } }) => counts.kind === 'in-scope-above';
  return [...shuffled.filter(isAbove), ...shuffled.filter((one) => !isAbove(one))].map(({ id }) => id);
}
