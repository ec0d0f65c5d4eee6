/** Random plans as JSON: every kind of base, line, ratio, cap, condition and rounding, now and then with a figure left unset. */
import { readFileSync } from 'node:fs';
import type { Json } from './plain.ts';
import type { Random } from './random.ts';

const SOURCE = { doc: 'policy', at: '随机方案' };
const BASE: Json = JSON.parse(readFileSync(new URL('../../shared/plans/zaozhuang-2022.json', import.meta.url), 'utf8'));

const SETTINGS = ['inpatient', 'emergency', 'day-surgery', 'chronic', 'outpatient', 'pharmacy', 'other'];
const LISTS = ['alpha', 'beta'];
const DRUGS = ['d1', 'd2', 'd3'];
const KINDS = [
  'in-scope',
  'in-scope',
  'in-scope-above',
  'out-of-scope',
  'out-of-scope-drugs',
  'listed-drugs',
  'listed-drugs',
  'pooled',
];

/** Kinds whose cost may have items of its own. */
const ITEM_KINDS = ['listed-drugs', 'out-of-scope', 'out-of-scope-drugs'];

export function makePlan(random: Random): Json {
  const ids = ['one', 'two', 'three', 'four'].slice(0, 1 + random.upTo(3));
  const isOneForAll = random.chance(0.1);
  const deductibles = ids.map((id) => makeDeductible(random, id, isOneForAll));
  const liabilities = ids.map((id, at) => makeLiability(random, id, { at, ids, isOneForAll }));
  const usedLines = new Set(liabilities.map(({ deductible }) => deductible));
  return {
    ...BASE,
    base: makeBase(random),
    priorPayers: makePayers(random),
    ...(random.chance(0.5)
      ? { otherInsurance: unsetNow(random, random.pick(['deducted', 'toward-line', 'limit'])) }
      : {}),
    medTypes: set({ '11': 'outpatient', '21': 'inpatient', '41': 'pharmacy' }),
    deductibles: isOneForAll ? deductibles : deductibles.filter(({ id }) => usedLines.has(id)),
    lineArrangement: set(isOneForAll ? 'one-for-all' : 'as-listed'),
    liabilities,
    claimOrder: set(random.chance(0.5) ? ids : [...ids].reverse()),
    ...(ids.length > 1 && random.chance(0.3) ? { sharedCaps: [makeSharedCap(random, ids)] } : {}),
    personCap: choiceOr(random, 0.1, () => unsetNow(random, random.pick(['none', 'none', yuan(random, 20_000_000)]))),
    rounding: set(random.pick(['per-settlement', 'cumulative'])),
    lists: LISTS.map((id) => makeList(random, id)),
    claims: { ...BASE.claims, yearOf: random.chance(0.5) ? set('admission') : unset() },
  };
}

function set(value: unknown): Json {
  return { value, source: SOURCE };
}

function unset(): Json {
  return { unset: '随机未定', source: SOURCE };
}

/** A set figure, once in a while unset. */
function unsetNow(random: Random, value: unknown): Json {
  return random.chance(0.02) ? unset() : set(value);
}

function yuan(random: Random, mostFen: number): string {
  const fen = random.chance(0.5) ? random.upTo(Math.floor(mostFen / 10_000)) * 10_000 : random.upTo(mostFen);
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}

function rate(random: Random): string {
  return random.pick([
    '0',
    '0.3',
    '0.5',
    '0.6',
    '0.7',
    '0.72',
    '0.8',
    '1',
    `0.${String(random.upTo(9999)).padStart(4, '0')}`,
  ]);
}

/** A figure, or with this share a choice of figures by facts. */
function choiceOr(random: Random, share: number, figure: () => Json, when = makeWhen): Json {
  if (!random.chance(share)) return figure();
  const ids = ['first', 'second'].slice(0, 1 + random.upTo(1));
  return {
    cases: ids.map((id) => ({ id, name: `情形 ${id}`, when: when(random), use: figure() })),
    otherwise: figure(),
  };
}

export const WHENS: readonly (readonly [string, (random: Random) => unknown])[] = [
  ['health', (random) => random.pick(['healthy', 'preexisting'])],
  ['version', (random) => random.some(['a', 'b'], 0.5).concat('c').slice(0, 2)],
  ['insutype', (random) => [random.pick(['310', '390'])]],
  ['identity', () => ['低保对象']],
  ['notIdentity', () => ['离休人员']],
  ['familyOrder', (random) => random.chance(0.5)],
  ['consecutiveYears', (random) => ({ atLeast: 1 + random.upTo(2) })],
  ['claimFreeYears', (random) => ({ atMost: random.upTo(2) })],
  ['householdYears', (random) => ({ atLeast: random.upTo(6), atMost: 50 })],
  ['chronic', () => ['恶性肿瘤']],
  [
    'on',
    (random) => random.pick([{ from: '2022-07-01' }, { to: '2022-06-30' }, { from: '2022-03-01', to: '2022-09-30' }]),
  ],
  ['medType', (random) => [random.pick(['11', '21'])]],
  ['area', (random) => [random.pick(['local', 'registered', 'unregistered'])]],
  ['settledByBasic', (random) => random.chance(0.5)],
  ['hospitalGrade', (random) => random.some(['2', '3'], 0.5).concat('1').slice(0, 2)],
  ['hospitalKind', (random) => [random.pick(['public', 'private'])]],
  ['ward', (random) => [random.pick(['ordinary', 'special'])]],
  ['listedPlace', (random) => random.chance(0.5)],
];

function makeWhen(random: Random): Json {
  const all = random.chance(0.7) ? [random.pick(WHENS)] : [random.pick(WHENS), random.pick(WHENS)];
  return Object.fromEntries(all.map(([name, value]) => [name, value(random)]));
}

const ITEM_WHENS: readonly ((random: Random) => Json)[] = [
  (random) => ({ item: [random.pick(DRUGS)] }),
  () => ({ indicated: true }),
  () => ({ supplyDays: { atMost: 31 } }),
  () => ({ firstDiagnosedInCover: true }),
];

function makeItemWhen(random: Random): Json {
  const plain = random.chance(0.3) ? makeWhen(random) : {};
  return { ...plain, ...random.pick(ITEM_WHENS)(random) };
}

function makeDeductible(random: Random, id: string, isOneForAll: boolean): Json {
  const owner = !isOneForAll && random.chance(0.1) ? 'family' : 'person';
  const carried = {
    afterClaim: set('1000.00'),
    withoutClaim: set('500.00'),
    ...(random.chance(0.5) ? { familyOrder: set('1000.00') } : {}),
    floor: set('8000.00'),
    ceiling: set('20000.00'),
  };
  const amount = choiceOr(random, 0.3, () =>
    unsetNow(random, random.pick(['0.00', '20000.00', yuan(random, 4_000_000)])),
  );
  return { id, name: `${id} 起付线`, amount, owner, ...(random.chance(0.1) ? { carried } : {}) };
}

interface Place {
  readonly at: number;
  readonly ids: readonly string[];
  readonly isOneForAll: boolean;
}

function makeLiability(random: Random, id: string, { at, ids, isOneForAll }: Place): Json {
  const kind = random.pick(KINDS);
  const isListed = kind === 'listed-drugs';
  const isSharing = at > 0 && !isOneForAll && random.chance(0.15);
  const isBanded = !isOneForAll && !isSharing && random.chance(0.2) && at === ids.length - 1;
  return {
    id,
    name: `责任 ${id}`,
    counts: makeCounts(random, kind),
    settings: set(random.chance(0.8) ? SETTINGS : random.some(SETTINGS, 0.6).concat('inpatient').slice(0, 5)),
    ...(random.chance(0.2) ? { requires: makeRequires(random, isListed) } : {}),
    ...(random.chance(0.1) ? { preexisting: makePreexisting(random) } : {}),
    ...(random.chance(0.15) ? { factor: choiceOr(random, 0.7, () => set(random.pick(['1', '0.5', '0.3']))) } : {}),
    deductible: isSharing ? (ids[at - 1] ?? id) : id,
    ratio: isBanded ? makeBands(random) : choiceOr(random, 0.1, () => makeRates(random, isListed)),
    cap: choiceOr(random, 0.1, () => unsetNow(random, random.pick(['none', '1000000.00', yuan(random, 10_000_000)]))),
    ...(random.chance(0.4) && ITEM_KINDS.includes(kind) ? { itemCaps: makeItemCaps(random) } : {}),
  };
}

function makeCounts(random: Random, kind: string): Json {
  switch (kind) {
    case 'listed-drugs':
      return { kind, list: random.pick(LISTS) };
    case 'in-scope-above':
      return { kind, threshold: choiceOr(random, 0.2, () => unsetNow(random, yuan(random, 20_000_000))) };
    case 'out-of-scope':
      return random.chance(0.3) ? { kind, except: random.pick(LISTS) } : { kind };
    case 'pooled':
      return { kind, catalogue: random.chance(0.5) ? set('none') : unsetNow(random, { list: random.pick(LISTS) }) };
    default:
      return { kind };
  }
}

function makeRequires(random: Random, isListed: boolean): Json[] {
  const when = isListed && random.chance(0.6) ? makeItemWhen(random) : makeWhen(random);
  return [{ id: 'first', name: '给付条件', when, source: SOURCE }];
}

function makePreexisting(random: Random): Json {
  return {
    illnesses: set(random.chance(0.3) ? 'any' : ['恶性肿瘤']),
    before: set(random.pick(['first-cover', 'this-cover'])),
  };
}

function makeRates(random: Random, isListed: boolean): Json {
  const when = isListed && random.chance(0.5) ? makeItemWhen : makeWhen;
  const one = (): Json => choiceOr(random, 0.25, () => unsetNow(random, rate(random)), when);
  return { kind: 'by-health', healthy: one(), preexisting: one() };
}

function makeBands(random: Random): Json {
  const start = random.upTo(30) * 100_000;
  const bands = ['low', 'middle', 'high'].map((id, at) => {
    const fen = at === 0 ? 0 : 4_000_000 + start + at * (100 + random.upTo(5_000_000)) + (at - 1) * 5_000_000;
    const above = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
    return { id, above: set(above), healthy: set(rate(random)), preexisting: set(rate(random)) };
  });
  return { kind: 'banded', bands };
}

function makeItemCaps(random: Random): Json {
  const cap = (): Json => unsetNow(random, random.pick(['none', '30000.00', yuan(random, 1_000_000)]));
  return random.chance(0.5) ? { drug: cap() } : { drug: cap(), implant: cap() };
}

function makeBase(random: Random): Json {
  const part = (id: string, from: string): Json => ({
    id,
    name: `部分 ${id}`,
    from,
    counts: set(random.pick(['in-scope', 'out-of-scope', 'nowhere'])),
  });
  return {
    preselfpayShare: unsetNow(random, random.pick(['0', '0.5', '1', '0.333'])),
    overlmtShare: unsetNow(random, random.pick(['0', '1'])),
    hospPartFrom: set(random.pick([['overlmt', 'fulamt'], ['fulamt'], ['inscp', 'preselfpay']])),
    ...(random.chance(0.3) ? { preselfpayRest: unsetNow(random, random.pick(['nowhere', 'out-of-scope'])) } : {}),
    ...(random.chance(0.3) ? { overlmtRest: unsetNow(random, random.pick(['nowhere', 'out-of-scope'])) } : {}),
    ...(random.chance(0.2) ? { parts: [part('first', random.pick(['preselfpay', 'inscp', 'fulamt']))] } : {}),
  };
}

function makePayers(random: Random): Json[] {
  const scope = (): Json => unsetNow(random, random.pick(['in', 'in', 'out', 'both']));
  const onSheet = random.some(['hifp_pay', 'hifmi_pay', 'maf_pay'], 0.7).map((field) => {
    return { id: field.replaceAll('_', '-'), name: field, field, scope: scope(), insutypes: null };
  });
  const off = {
    id: 'mutual',
    name: '互助',
    field: null,
    scope: scope(),
    insutypes: random.chance(0.5) ? null : ['310'],
  };
  return random.chance(0.4) ? [...onSheet, off] : onSheet;
}

function makeSharedCap(random: Random, ids: readonly string[]): Json {
  return { id: 'both', name: '共用', liabilities: ids.slice(0, 2), amount: unsetNow(random, yuan(random, 6_000_000)) };
}

function makeList(random: Random, id: string): Json {
  const items = (): Json[] =>
    random
      .some(DRUGS, 0.6)
      .concat('d9')
      .map((item) => ({ id: item, name: item }));
  const versions = [
    { from: '2022-01-01', to: '2022-06-30', items: DRUGS.map((item) => ({ id: item, name: item })) },
    { from: '2022-07-01', to: '2022-12-31', items: items() },
  ];
  return { id, name: `目录 ${id}`, versions: unsetNow(random, versions) };
}
