/** Random people and their bills of a year, as JSON; amounts in fen, sheets that keep the identities of docs/facts.md. */
import type { Json } from './plain.ts';
import type { Random } from './random.ts';

export interface RandomYear {
  readonly health: 'healthy' | 'preexisting';
  readonly member: Json;
  readonly visits: Json[];
}

export function makeYear(random: Random, plan: Json): RandomYear {
  const bills = 1 + random.upTo(3);
  return {
    health: random.pick(['healthy', 'preexisting'] as const),
    member: makeMember(random),
    visits: Array.from({ length: bills }, (_, at) => makeVisit(random, plan, at)),
  };
}

/** What is known, each with a large share. */
function known(random: Random, facts: Readonly<Record<string, () => unknown>>): Json {
  const told = Object.entries(facts).filter(() => random.chance(0.9));
  return Object.fromEntries(told.map(([name, value]) => [name, value()]));
}

const LINES = ['one', 'two', 'three', 'four'];

function makeMember(random: Random): Json {
  const byLine = (most: number): Json => Object.fromEntries(LINES.map((id) => [id, random.upTo(most)]));
  return known(random, {
    version: () => random.pick(['a', 'b', 'c']),
    identities: () => random.some(['低保对象', '离休人员'], 0.3),
    familyOrder: () => random.chance(0.5),
    consecutiveYears: () => 1 + random.upTo(3),
    claimFreeYears: () => random.upTo(3),
    householdYears: () => random.upTo(10),
    chronic: () => random.some(['恶性肿瘤'], 0.4),
    lastYearLines: () => byLine(2_500_000),
    familyLineUsed: () => byLine(2_500_000),
    firstCoverFrom: () => random.pick(['2021-01-01', '2022-01-01']),
    diagnoses: () =>
      random.some(
        [
          { illness: '恶性肿瘤', on: '2021-05-01' },
          { illness: '感冒', on: '2020-05-01' },
          { illness: '恶性肿瘤', on: random.pick(['2021-01-01', '2022-01-01']) },
        ],
        0.5,
      ),
    suspended: () => (random.chance(0.1) ? [{ from: '2022-02-01', to: '2022-04-30' }] : []),
  });
}

function makeVisit(random: Random, plan: Json, at: number): Json {
  const day = random.chance(0.03) ? '2023-02-01' : `2022-${String(1 + random.upTo(11)).padStart(2, '0')}-10`;
  const sheet = makeSheet(random, day, at);
  const sum = random.chance(0.9) ? random.upTo(sheet.fulamt_ownpay_amt) : null;
  const listedDrugs = makeDrugs(random, day, sum ?? sheet.fulamt_ownpay_amt);
  const ids: string[] = plan.liabilities.map(({ id }: Json) => id);
  return {
    sheet,
    drugSum: sum === null ? null : { amount: sum, source: 'entered' },
    listedDrugs,
    othPayIs: null,
    otherPayers: makeOtherPayers(random),
    otherInsurance: random.chance(0.2) ? random.upTo(3_000_000) : 0,
    paidElsewhere: random.chance(0.1) ? [{ liability: random.pick(ids), amount: random.upTo(500_000) }] : [],
    struck: random.chance(0.1) ? [{ liability: random.pick(ids), amount: random.upTo(3_000_000), reason: '剔除' }] : [],
    care: makeCare(random, sheet),
  };
}

/** Often 0, now and then a fen or two, often round, sometimes any fen. */
function amount(random: Random, most: number): number {
  if (random.chance(0.3)) return random.upTo(3) === 0 ? random.upTo(2) : 0;
  return random.chance(0.3) ? Math.floor(random.upTo(most) / 100_000) * 100_000 : random.upTo(most);
}

function makeSheet(random: Random, day: string, at: number): Json {
  const parts = {
    fulamt_ownpay_amt: amount(random, 8_000_000),
    overlmt_selfpay: amount(random, 500_000),
    preselfpay_amt: amount(random, 2_000_000),
    inscp_scp_amt: amount(random, 15_000_000),
  };
  const medfee = Object.values(parts).reduce((sum, part) => sum + part, 0);
  const take = (share: number, of: number): number =>
    random.chance(0.5) ? Math.floor((of * share * random.upTo(100)) / 100) : 0;
  const hifp = take(0.5, medfee);
  const hifmi = take(0.5, medfee - hifp);
  const maf = take(0.3, medfee - hifp - hifmi);
  const hospital = random.chance(0.2) ? random.upTo(Math.floor((medfee - hifp - hifmi - maf) / 4)) : 0;
  const person = medfee - hifp - hifmi - maf - hospital;
  return {
    insutype: random.pick(['310', '390']),
    mdtrt_id: `M${at}`,
    setl_id: `S${at}`,
    init_setl_id: null,
    refd_setl_flag: false,
    setl_time: `${day} 10:00:00`,
    begndate: day,
    enddate: day,
    med_type: random.chance(0.04) ? '99' : random.pick(['21', '21', '21', '11', '41']),
    fixmedins_name: '医院',
    psn_no: null,
    psn_name: null,
    certno: null,
    medfee_sumamt: medfee,
    ...parts,
    hifp_pay: hifp,
    cvlserv_pay: 0,
    hifes_pay: 0,
    hifmi_pay: hifmi,
    hifob_pay: 0,
    hifdm_pay: 0,
    maf_pay: maf,
    oth_pay: 0,
    fund_pay_sumamt: hifp + hifmi + maf,
    psn_part_amt: person,
    hosp_part_amt: hospital,
    acct_pay: 0,
    acct_mulaid_pay: 0,
    psn_cash_pay: person,
    setldetail: null,
    receipt: null,
  };
}

function makeDrugs(random: Random, day: string, most: number): Json[] {
  let left = most;
  return random.some(['d1', 'd2', 'd3', 'd7'], 0.45).map((item) => {
    const cost = random.upTo(left);
    left -= cost;
    const facts = known(random, {
      indicated: () => random.chance(0.8),
      firstDiagnosedInCover: () => random.chance(0.7),
      supplyDays: () => random.pick([28, 31, 60]),
    });
    return { list: random.pick(['alpha', 'beta']), item, name: item, amount: cost, on: day, facts };
  });
}

function makeOtherPayers(random: Random): Json[] {
  if (random.chance(0.5)) return [];
  const state = random.pick(['paid', 'none', 'open']);
  return [{ payer: 'mutual', state, amount: state === 'paid' ? random.upTo(1_000_000) : 0 }];
}

function makeCare(random: Random, sheet: Json): Json {
  return known(random, {
    area: () => random.pick(['local', 'registered', 'unregistered']),
    settledByBasic: () => random.chance(0.8),
    hospitalGrade: () => random.pick(['1', '2', '3']),
    hospitalKind: () => random.pick(['public', 'private']),
    ward: () => random.pick(['ordinary', 'special']),
    listedPlace: () => random.chance(0.7),
    parts: () => [{ part: 'first', amount: random.upTo(1_000_000) }],
    items: () =>
      random.some(['i1', 'd1'], 0.5).map((item) => ({
        kind: random.pick(['drug', 'implant']),
        item,
        name: item,
        amount: random.upTo(sheet.fulamt_ownpay_amt),
      })),
  });
}
