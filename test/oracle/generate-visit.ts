/** Made-up facts and visits that a plan can meet: consistent sheets, drugs within what was self-funded, facts sometimes missing. */
import { anyAmount, type Dice } from './dice.ts';
import { ILLNESSES } from './generate-plan.ts';
import { CHRONICS, IDENTITIES, ITEMS, VERSIONS } from './generate-when.ts';
import {
  FUNDS,
  type CareJson,
  type DrugJson,
  type FactsJson,
  type PlanJson,
  type SheetJson,
  type VisitJson,
} from './shapes.ts';

export function anyFacts(dice: Dice, plan: PlanJson): FactsJson {
  const healthStatus = dice.pick(['healthy', 'healthy', 'preexisting']);
  if (dice.happens(0.05)) return { healthStatus };
  const forLines = (): Record<string, number> =>
    Object.fromEntries(
      plan.deductibles.filter(() => dice.happens(0.9)).map(({ id }) => [id, anyAmount(dice, 1_800_000)]),
    );
  const consecutiveYears = dice.between(1, 4);
  const member = {
    ...mostly(dice, 'version', dice.pick(VERSIONS)),
    ...mostly(dice, 'identities', dice.shuffle(IDENTITIES).slice(0, dice.between(0, 2))),
    ...mostly(dice, 'familyOrder', dice.happens(0.5)),
    ...mostly(dice, 'consecutiveYears', consecutiveYears),
    ...mostly(dice, 'claimFreeYears', dice.between(0, consecutiveYears - 1)),
    ...mostly(dice, 'householdYears', dice.between(0, 12)),
    ...mostly(dice, 'chronic', dice.shuffle(CHRONICS).slice(0, dice.between(0, 1))),
    ...mostly(dice, 'lastYearLines', forLines()),
    ...mostly(dice, 'familyLineUsed', forLines()),
    ...mostly(dice, 'firstCoverFrom', dice.pick(['2023-01-01', '2024-01-01', '2025-01-01'])),
    ...(dice.happens(0.4) ? { diagnoses: dice.some(0, 2, () => anyDiagnosis(dice)) } : {}),
    ...(dice.happens(0.06)
      ? { suspended: [{ from: '2025-04-01', to: '2025-06-10' }] }
      : dice.happens(0.5)
        ? { suspended: [] }
        : {}),
  };
  return { healthStatus, member };
}

/** One visit; `day` is about when in the year. */
export function anyVisit(dice: Dice, plan: PlanJson, month: number): VisitJson {
  const sheet = anySheet(dice, month);
  const sum = anyAmount(dice, sheet.fulamt_ownpay_amt);
  const listedDrugs = anyDrugs(dice, plan, sheet, sum);
  const others = sheet.oth_pay !== 0 || sheet.setldetail !== null;
  const othPayIs = others ? dice.pick(['other-payer', 'this-product', 'this-product', null]) : null;
  const offSheet = plan.priorPayers.filter(
    ({ field, insutypes }) =>
      field === null && (insutypes === null || insutypes.includes(sheet.insutype)) && dice.happens(0.7),
  );
  return {
    sheet,
    drugSum: dice.happens(0.85) ? { amount: sum, source: 'entered' } : null,
    listedDrugs,
    othPayIs,
    otherPayers: offSheet.map(({ id }) => {
      const state = dice.pick(['paid', 'paid', 'none', 'open']);
      return { payer: id, state, amount: state === 'paid' ? anyAmount(dice, 300_000) : 0 };
    }),
    otherInsurance: dice.happens(0.25) ? anyAmount(dice, 800_000) : 0,
    paidElsewhere: paidElsewhere(dice, plan, sheet, othPayIs),
    struck: dice.happens(0.15) ? dice.some(1, 2, () => anyStrike(dice, plan)) : [],
    ...(dice.happens(0.05) ? {} : { care: anyCare(dice, plan, sheet) }),
  };
}

function mostly(dice: Dice, name: string, value: unknown): object {
  return dice.happens(0.9) ? { [name]: value } : {};
}

function anyDiagnosis(dice: Dice): { illness: string; on: string } {
  // The first days of covers too: an illness found that day was not there before.
  const on = dice.pick(['2022-05-01', '2023-01-01', '2024-01-01', '2024-07-01', '2025-01-01', '2025-02-01']);
  return { illness: dice.pick([...ILLNESSES, '骨折']), on };
}

function anySheet(dice: Dice, month: number): SheetJson & Unread {
  const [fulamt, overlmt, preselfpay, inscp] = [
    dice.happens(0.75) ? anyAmount(dice, 4_000_000) : 0,
    dice.happens(0.4) ? anyAmount(dice, 400_000) : 0,
    dice.happens(0.5) ? anyAmount(dice, 800_000) : 0,
    anyAmount(dice, 8_000_000),
  ];
  const total = fulamt + overlmt + preselfpay + inscp;
  const hospital = dice.happens(0.2) ? anyAmount(dice, Math.floor(total / 4)) : 0;
  const funds = anyFunds(dice, total - hospital);
  const paid = Object.values(funds).reduce((left, right) => left + right, 0);
  const person = total - hospital - paid;
  const account = dice.happens(0.3) ? anyAmount(dice, person) : 0;
  const isSplit = funds.oth_pay === 0 && dice.happens(0.06);
  const dates = anyDates(dice, month);
  return {
    ...dates,
    insutype: dice.pick(['310', '390']),
    mdtrt_id: null,
    setl_id: null,
    init_setl_id: null,
    refd_setl_flag: false,
    med_type: dice.happens(0.03) ? '9901' : dice.pick(['21', '21', '21', '21', '14', '13', '11']),
    fixmedins_name: '测试医院',
    psn_no: null,
    psn_name: null,
    certno: null,
    medfee_sumamt: total,
    fulamt_ownpay_amt: fulamt,
    overlmt_selfpay: overlmt,
    preselfpay_amt: preselfpay,
    inscp_scp_amt: inscp,
    ...funds,
    fund_pay_sumamt: paid,
    psn_part_amt: person,
    hosp_part_amt: hospital,
    acct_pay: account,
    acct_mulaid_pay: 0,
    psn_cash_pay: person - account,
    setldetail: isSplit ? othersInDetail(dice, hospital, person) : null,
    receipt: null,
  };
}

function anyFunds(dice: Dice, most: number): Record<(typeof FUNDS)[number], number> {
  const likely: Partial<Record<(typeof FUNDS)[number], number>> = { hifp_pay: 0.8, hifmi_pay: 0.4, oth_pay: 0.1 };
  let left = most;
  const amounts = FUNDS.map((field) => {
    const share = field === 'hifp_pay' ? 2 : 8;
    const amount = dice.happens(likely[field] ?? 0.12) ? anyAmount(dice, Math.floor(left / share)) : 0;
    left -= amount;
    return [field, amount] as const;
  });
  // One entry per fund.
  return Object.fromEntries(amounts) as Record<(typeof FUNDS)[number], number>;
}

function othersInDetail(dice: Dice, hospital: number, person: number): NonNullable<SheetJson['setldetail']> {
  const others = anyAmount(dice, Math.floor(person / 4));
  return dice.happens(0.5)
    ? [
        { fund_pay_type: '999996', fund_payamt: hospital },
        { fund_pay_type: '999997', fund_payamt: others },
      ]
    : [{ fund_pay_type: '999997', fund_payamt: hospital + others }];
}

/** Fields of a sheet that no benefit depends on. */
type Unread = Readonly<
  Record<'mdtrt_id' | 'setl_id' | 'init_setl_id' | 'psn_no' | 'psn_name' | 'certno' | 'receipt', null>
> & {
  readonly fixmedins_name: string;
};

type Dates = Pick<SheetJson, 'begndate' | 'enddate' | 'setl_time'>;

function anyDates(dice: Dice, month: number): Dates {
  const crossing = dice.between(1, 25);
  const two = (number: number): string => String(number).padStart(2, '0');
  if (crossing === 1) return dated(dice.pick(['2024-12-20', '2024-12-31']), dice.pick(['2024-12-31', '2025-01-05']));
  if (crossing === 2) return dated(dice.pick(['2025-12-20', '2026-01-02']), dice.pick(['2026-01-05', '2026-01-20']));
  if (crossing === 3) return dated('2025-12-20', '2025-12-31', dice.pick(['2026-01-01', '2026-03-01']));
  const from = dice.between(1, 20);
  return dated(`2025-${two(month)}-${two(from)}`, `2025-${two(month)}-${two(from + dice.between(0, 8))}`);
}

function dated(begndate: string, enddate: string, settled = enddate): Dates {
  return { begndate, enddate, setl_time: settled };
}

function anyDrugs(dice: Dice, plan: PlanJson, sheet: SheetJson, sum: number): DrugJson[] {
  const lists = plan.liabilities.flatMap(({ counts }) => {
    if (counts.kind === 'listed-drugs') return [counts.list];
    if (counts.kind === 'out-of-scope' && counts.except !== undefined) return [counts.except];
    if (counts.kind !== 'pooled' || !('value' in counts.catalogue)) return [];
    return counts.catalogue.value === 'none' ? [] : [counts.catalogue.value.list];
  });
  const [first, ...more] = lists;
  if (first === undefined || dice.happens(0.2)) return [];
  let left = sum;
  return dice
    .some(1, 3, () => {
      const amount = anyAmount(dice, left);
      left -= amount;
      const item = dice.happens(0.05) ? 'drug-9' : dice.pick(ITEMS);
      const on = dice.happens(0.5) ? sheet.begndate : sheet.enddate;
      const facts = {
        ...mostly(dice, 'indicated', dice.happens(0.8)),
        ...mostly(dice, 'firstDiagnosedInCover', dice.happens(0.7)),
        ...mostly(dice, 'supplyDays', dice.between(0, 60)),
        ...mostly(dice, 'prescribedOn', `${sheet.begndate.slice(0, 8)}01`),
      };
      const list = dice.pick([first, ...more]);
      return { list, item, name: item, amount, on, ...(dice.happens(0.9) ? { facts } : {}) };
    })
    .filter(({ amount }) => amount !== 0);
}

function paidElsewhere(
  dice: Dice,
  plan: PlanJson,
  sheet: SheetJson,
  othPayIs: VisitJson['othPayIs'],
): { liability: string; amount: number }[] {
  const [first, ...more] = plan.liabilities.map(({ id }) => id);
  if (first === undefined) return [];
  const liability = dice.pick([first, ...more]);
  if (othPayIs === 'this-product' && dice.happens(0.8)) {
    const cut = dice.between(0, sheet.oth_pay);
    return sheet.oth_pay === 0 || dice.happens(0.6)
      ? [{ liability, amount: sheet.oth_pay }]
      : [
          { liability, amount: cut },
          { liability: dice.pick([first, ...more]), amount: sheet.oth_pay - cut },
        ];
  }
  return dice.happens(0.08) ? [{ liability, amount: anyAmount(dice, 500_000) }] : [];
}

function anyStrike(dice: Dice, plan: PlanJson): VisitJson['struck'][number] {
  const [first, ...more] = plan.liabilities.map(({ id }) => id);
  const liability = dice.pick([first ?? '', ...more]);
  const strike = { liability, amount: anyAmount(dice, 1_500_000), reason: '测试' };
  const isOfDrugs = plan.liabilities.some(({ id, counts }) => id === liability && counts.kind === 'listed-drugs');
  return isOfDrugs && dice.happens(0.5) ? { ...strike, item: dice.pick(ITEMS) } : strike;
}

function anyCare(dice: Dice, plan: PlanJson, sheet: SheetJson): CareJson {
  const hasItemCaps = plan.liabilities.some(({ itemCaps }) => itemCaps !== undefined);
  const fields = {
    preselfpay: sheet.preselfpay_amt,
    inscp: sheet.inscp_scp_amt,
    overlmt: sheet.overlmt_selfpay,
    fulamt: sheet.fulamt_ownpay_amt,
  };
  const left = { ...fields };
  const parts = (plan.base?.parts ?? []).map(({ id, from }) => {
    const amount = anyAmount(dice, left[from]);
    left[from] -= amount;
    return { part: id, amount };
  });
  let cost = sheet.fulamt_ownpay_amt;
  const items = dice.some(0, 3, (nth) => {
    const amount = anyAmount(dice, cost);
    cost -= amount;
    const kind = dice.pick(['drug', 'implant']);
    const item = `${kind}-${dice.between(5, 6)}`;
    return { kind, item, name: `${item} ${nth}`, amount };
  });
  return {
    ...mostly(dice, 'area', dice.pick(['local', 'registered', 'unregistered'])),
    ...mostly(dice, 'settledByBasic', dice.happens(0.8)),
    ...mostly(dice, 'hospitalGrade', dice.pick(['1', '2', '3'])),
    ...mostly(dice, 'hospitalKind', dice.pick(['public', 'private'])),
    ...mostly(dice, 'ward', dice.pick(['ordinary', 'special'])),
    ...mostly(dice, 'listedPlace', dice.happens(0.6)),
    ...(parts.length > 0 && dice.happens(0.9) ? { parts } : {}),
    ...(hasItemCaps && dice.happens(0.8) ? { items } : {}),
  };
}
