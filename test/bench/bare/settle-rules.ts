/** The same 安阳 plan in json-rules-engine: a rule per liability over computed facts, amounts as whole fen. */
import { type Almanac, Engine } from 'json-rules-engine';

type Kind = 'inScope' | 'outOfScope' | 'drugs';
const CAPS: Readonly<Record<Kind, number>> = { inScope: 100_000_000, outOfScope: 100_000_000, drugs: 50_000_000 };
const RATIOS = { healthy: { inScope: 80, outOfScope: 70, drugs: 60 }, ill: { inScope: 40, outOfScope: 35, drugs: 30 } };
const KINDS: readonly Kind[] = ['inScope', 'outOfScope', 'drugs'];

async function lineOf(almanac: Almanac, kind: Kind): Promise<number> {
  if (kind === 'inScope') return (await almanac.factValue<string>('scheme')) === '310' ? 3_950_000 : 3_040_000;
  return (await almanac.factValue<string>('health')) === 'healthy' ? 2_000_000 : 4_000_000;
}

/** An engine that answers a claim's payable in fen. */
export function rulesAnyang(): (facts: Record<string, unknown>) => Promise<number> {
  const engine = new Engine([], { allowUndefinedFacts: false });
  for (const kind of KINDS) {
    engine.addFact(`${kind}Over`, async (_params, almanac) => {
      return Math.max(0, (await almanac.factValue<number>(kind)) - (await lineOf(almanac, kind)));
    });
    engine.addFact(`${kind}Payable`, async (_params, almanac) => {
      const health = await almanac.factValue<'healthy' | 'ill'>('health');
      const over = await almanac.factValue<number>(`${kind}Over`);
      return Math.min(Math.round((over * RATIOS[health][kind]) / 100), CAPS[kind]);
    });
    engine.addRule({
      name: kind,
      conditions: {
        all: [
          { fact: 'setting', operator: 'in', value: ['inpatient', 'outpatient', 'emergency'] },
          { fact: 'settledByBasic', operator: 'equal', value: true },
          { fact: `${kind}Over`, operator: 'greaterThan', value: 0 },
        ],
      },
      event: { type: 'pay', params: { amount: { fact: `${kind}Payable` } } },
    });
  }
  return async (facts) => {
    const { events, almanac } = await engine.run(facts);
    const kinds = events.length === KINDS.length ? KINDS : [];
    const amounts = await Promise.all(kinds.map((kind) => almanac.factValue<number>(`${kind}Payable`)));
    return Math.min(
      amounts.reduce((sum, amount) => sum + amount, 0),
      300_000_000,
    );
  };
}
