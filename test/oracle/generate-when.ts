/** Made-up conditions and the choices that hang on them. */
import type { Dice } from './dice.ts';
import type { Choice, Figure, When } from './shapes.ts';

export const VERSIONS = ['a', 'b'] as const;
export const IDENTITIES = ['低保', '离休', '职工'] as const;
export const CHRONICS = ['高血压', '糖尿病'] as const;
export const ITEMS = ['drug-1', 'drug-2', 'drug-3', 'drug-4'] as const;

const OF_VISIT = [
  'health',
  'version',
  'insutype',
  'identity',
  'notIdentity',
  'familyOrder',
  'consecutiveYears',
  'claimFreeYears',
  'householdYears',
  'chronic',
  'on',
  'medType',
  'area',
  'settledByBasic',
  'settlement',
  'hospitalGrade',
  'hospitalKind',
  'ward',
  'listedPlace',
  'paidBy',
] as const satisfies readonly (keyof When)[];
const OF_ITEM = [
  'item',
  'indicated',
  'firstDiagnosedInCover',
  'supplyDays',
  'purchaseDays',
] as const satisfies readonly (keyof When)[];
type Name = (typeof OF_VISIT)[number] | (typeof OF_ITEM)[number];

/** How the plan under construction draws its parts. */
export type Maker = {
  readonly dice: Dice;
  /** A figure with its source; unset now and then. */
  readonly figure: <T>(value: T) => Figure<T>;
  readonly payers: readonly string[];
  /** How likely a figure depends on facts. */
  readonly choiceRate: number;
};

export function choiceOf<T>(maker: Maker, make: () => T, mayAskItem = false): Choice<T> {
  const { dice } = maker;
  if (!dice.happens(maker.choiceRate)) return make();
  const cases = dice.some(1, 2, (nth) => ({
    id: `case-${nth + 1}`,
    name: `情形${nth + 1}`,
    when: anyWhen(maker, mayAskItem),
    use: make(),
  }));
  return { cases, otherwise: make() };
}

export function anyWhen(maker: Maker, mayAskItem: boolean): When {
  const { dice, payers } = maker;
  const visitNames: readonly Name[] = payers.length === 0 ? OF_VISIT.filter((name) => name !== 'paidBy') : OF_VISIT;
  const names = dice.shuffle(mayAskItem && dice.happens(0.6) ? OF_ITEM : visitNames).slice(0, dice.between(1, 2));
  return Object.assign({}, ...names.map((name) => CONDITIONS[name](maker))) as When;
}

const range = ({ dice }: Maker, most: number): { atLeast?: number; atMost?: number } => {
  const low = dice.between(0, most);
  if (dice.happens(0.4)) return { atLeast: low };
  return dice.happens(0.5) ? { atMost: low } : { atLeast: low, atMost: dice.between(low, most) };
};
const yes = ({ dice }: Maker): boolean => dice.happens(0.7);
const someOf = <T>({ dice }: Maker, all: readonly T[]): T[] => dice.shuffle(all).slice(0, dice.between(1, all.length));

const CONDITIONS: Readonly<Record<Name, (maker: Maker) => When>> = {
  health: ({ dice }) => ({ health: dice.pick(['healthy', 'preexisting']) }),
  version: (maker) => ({ version: someOf(maker, VERSIONS) }),
  insutype: ({ dice }) => ({ insutype: [dice.pick(['310', '390'])] }),
  identity: (maker) => ({ identity: someOf(maker, IDENTITIES) }),
  notIdentity: ({ dice }) => ({ notIdentity: [dice.pick(IDENTITIES)] }),
  familyOrder: (maker) => ({ familyOrder: yes(maker) }),
  consecutiveYears: (maker) => ({ consecutiveYears: range(maker, 4) }),
  claimFreeYears: (maker) => ({ claimFreeYears: range(maker, 3) }),
  householdYears: (maker) => ({ householdYears: range(maker, 10) }),
  chronic: (maker) => ({ chronic: someOf(maker, CHRONICS) }),
  on: ({ dice }) => ({
    on: dice.happens(0.5) ? { from: '2025-07-01' } : { from: '2025-03-01', to: `2025-0${dice.between(3, 9)}-15` },
  }),
  medType: ({ dice }) => ({ medType: [dice.pick(['21', '11', '14'])] }),
  area: (maker) => ({ area: someOf(maker, ['local', 'registered', 'unregistered']) }),
  settledByBasic: (maker) => ({ settledByBasic: yes(maker) }),
  settlement: (maker) => ({ settlement: someOf(maker, ['settled', 'lapsed', 'unsettled']) }),
  hospitalGrade: (maker) => ({ hospitalGrade: someOf(maker, ['1', '2', '3']) }),
  hospitalKind: ({ dice }) => ({ hospitalKind: [dice.pick(['public', 'private'])] }),
  ward: ({ dice }) => ({ ward: [dice.pick(['ordinary', 'special'])] }),
  listedPlace: (maker) => ({ listedPlace: yes(maker) }),
  paidBy: ({ dice, payers }) => ({ paidBy: dice.shuffle(payers)[0] ?? '' }),
  item: (maker) => ({ item: someOf(maker, ITEMS) }),
  indicated: (maker) => ({ indicated: yes(maker) }),
  firstDiagnosedInCover: (maker) => ({ firstDiagnosedInCover: yes(maker) }),
  supplyDays: (maker) => ({ supplyDays: range(maker, 60) }),
  purchaseDays: (maker) => ({ purchaseDays: range(maker, 20) }),
};
