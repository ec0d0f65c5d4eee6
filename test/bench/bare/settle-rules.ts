/** The same 安阳 plan in json-rules-engine: a rule per liability and health status, each bill a run, amounts as whole fen. */
import { type Almanac, Engine, type NestedCondition } from 'json-rules-engine';

type Kind = 'inScope' | 'outOfScope' | 'domestic' | 'overseas';
type Health = 'healthy' | 'preexisting';

interface Liability {
  readonly kind: Kind;
  readonly settings: readonly string[];
  readonly conditions: NestedCondition[];
  readonly ratios: Readonly<Record<Health, number>>;
  readonly lines: Readonly<Record<Health, number>> | null;
  readonly cap: number;
}

const ANY = ['inpatient', 'outpatient', 'emergency', 'day-surgery', 'chronic', 'pharmacy'];
const SETTLED = { fact: 'settledByBasic', operator: 'equal', value: true };
const OWN_LINES = { healthy: 2_000_000, preexisting: 4_000_000 };
const DRUG: NestedCondition[] = [
  { fact: 'listedPlace', operator: 'equal', value: true },
  { fact: 'indicated', operator: 'equal', value: true },
  { fact: 'supplyDays', operator: 'lessThanInclusive', value: 31 },
];
const GROUPS = ['征地超转', '医疗照顾', '离休', '军休'];

const LIABILITIES: readonly Liability[] = [
  {
    kind: 'domestic',
    settings: ANY,
    conditions: DRUG,
    ratios: { healthy: 60, preexisting: 30 },
    lines: OWN_LINES,
    cap: 50_000_000,
  },
  {
    kind: 'overseas',
    settings: ANY,
    conditions: DRUG,
    ratios: { healthy: 60, preexisting: 30 },
    lines: OWN_LINES,
    cap: 50_000_000,
  },
  {
    kind: 'inScope',
    settings: ANY.slice(0, 5),
    conditions: [SETTLED, ...GROUPS.map((value) => ({ fact: 'identities', operator: 'doesNotContain', value }))],
    ratios: { healthy: 80, preexisting: 40 },
    lines: null,
    cap: 100_000_000,
  },
  {
    kind: 'outOfScope',
    settings: ['inpatient'],
    conditions: [
      SETTLED,
      { fact: 'hospitalGrade', operator: 'in', value: ['2', '3'] },
      { fact: 'hospitalKind', operator: 'equal', value: 'public' },
      { fact: 'ward', operator: 'equal', value: 'ordinary' },
    ],
    ratios: { healthy: 70, preexisting: 35 },
    lines: OWN_LINES,
    cap: 100_000_000,
  },
];

const WHOLE_CAP = 300_000_000;

/** An engine that answers a claim's payable in fen, and a step for each liability that pays. */
export function rulesAnyang(): (
  bills: readonly Record<string, unknown>[],
) => Promise<{ payable: number; steps: string[] }> {
  const engine = new Engine([], { allowUndefinedFacts: true, replaceFactsInEventParams: true });
  for (const liability of LIABILITIES)
    for (const health of ['healthy', 'preexisting'] as const) addRule(engine, liability, health);
  return async (bills) => {
    const steps: string[] = [];
    let payable = 0;
    for (const facts of bills) {
      const { events } = await engine.run(facts);
      const due = events.reduce((sum, { params }) => sum + payOf(params, steps), 0);
      payable += Math.min(due, Number(facts['borne']), WHOLE_CAP - payable);
    }
    return { payable, steps };
  };
}

function payOf(params: Record<string, unknown> | undefined, steps: string[]): number {
  const { kind, over, ratio, cap } = params ?? {};
  const due = Math.min(Math.round((Number(over) * Number(ratio)) / 100), Number(cap));
  steps.push(`${String(kind)}: ${String(over)} × ${String(ratio)} % = ${due}`);
  return due;
}

function addRule(engine: Engine, { kind, settings, conditions, ratios, lines, cap }: Liability, health: Health): void {
  const over = `${kind}Over${health}`;
  engine.addFact(over, async (_params, almanac: Almanac) => {
    const scheme = lines === null ? await almanac.factValue<string>('scheme') : '';
    const line = lines === null ? (scheme === '310' ? 3_950_000 : 3_040_000) : lines[health];
    const used = await almanac.factValue<number>('lineUsed');
    return Math.max(0, ((await almanac.factValue<number | undefined>(kind)) ?? 0) - line + used);
  });
  engine.addRule({
    name: `${kind} ${health}`,
    conditions: {
      all: [
        { fact: 'day', operator: 'greaterThanInclusive', value: 20_220_101 },
        { fact: 'day', operator: 'lessThanInclusive', value: 20_221_231 },
        { fact: 'setting', operator: 'in', value: settings },
        { fact: 'health', operator: 'equal', value: health },
        ...conditions,
        { fact: over, operator: 'greaterThan', value: 0 },
      ],
    },
    event: { type: 'pay', params: { kind, over: { fact: over }, ratio: ratios[health], cap } },
  });
}
