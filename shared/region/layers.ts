/** The layers before the product, in their order: basic insurance, 大病 or 大额, 医疗救助. */
import { atLeastZero, isZero, maxFen, minus, plus, ZERO, type Fen } from '../money.ts';
import { nothing, payLayer, slicesOf, stoppedLayer, type Slice } from './pay.ts';
import type { RegionStep } from './result.ts';
import { citations, COMPUTED_SOURCE, versionPath, type LayerOutcome, type RegionScene } from './scene.ts';
import type { Bands, LargeAmount, RegionVersion } from './schema.ts';
import { AREA_NAMES, GRADE_NAMES } from './words.ts';

/** Basic insurance: the line of this stay, bands over its in-scope cost, the cap of the year. `overCap`: cost its cap leaves. */
export function basicLayer(scene: RegionScene): LayerOutcome & { readonly overCap: Fen } {
  const { facts, rule, scheme, read } = scene;
  const claimed = { id: 'basic', field: 'hifp_pay', base: facts.inscp_scp_amt, steps: [] } as const;
  if (isZero(claimed.base)) return { ...nothing(claimed, 'no-cost'), overCap: ZERO };
  const path = versionPath(scene, `schemes.${scheme.insutype}`);
  const at = Math.min(facts.position.stays, rule.lines.length - 1);
  const figure = rule.lines[at];
  if (figure === undefined) throw new RangeError(`rule ${rule.id} has no line`);
  const name = `基本医疗保险（${GRADE_NAMES[facts.hospitalGrade]}，${AREA_NAMES[facts.area]}）`;
  const line = read.amount({ name: `${name}起付线`, path: `${path}.rules.${rule.id}.lines.${at}`, figure });
  if (line === null) return { ...stoppedLayer(scene, claimed), overCap: ZERO };
  const span = { from: line, to: claimed.base };
  const slices = slicesOf(read, rule.bands, span, { name, path: `${path}.rules.${rule.id}.bands` });
  const inputs: RegionStep['inputs'] = [
    ['inscp_scp_amt', claimed.base],
    ['line', line],
    ['stay', String(facts.position.stays + 1)],
  ];
  const result = atLeastZero(minus(claimed.base, line));
  const step: RegionStep = { rule: 'line', layer: 'basic', inputs, result, source: citations(scene, [figure.source]) };
  const cap = { name: '基本医疗保险年度最高支付限额', path: `${path}.cap`, figure: scheme.cap };
  return payLayer(scene, { ...claimed, slices, cap, paidBefore: facts.position.basicPaid, steps: [step] });
}

/** 大病保险 of residents or 职工大额 of employees, after what basic insurance paid. */
export function supplementLayer(
  scene: RegionScene,
  basic: { readonly paid: Fen; readonly overCap: Fen },
): LayerOutcome {
  const { scheme } = scene;
  const base = minus(scene.facts.inscp_scp_amt, basic.paid);
  if (scheme.insutype === '310') return largeAmountLayer(scene, scheme.largeAmount, { base, ...basic });
  const { line, bands, cap } = scheme.catastrophic;
  const path = versionPath(scene, 'schemes.390.catastrophic');
  return aboveYearLine(scene, {
    id: 'catastrophic',
    field: 'hifmi_pay',
    base,
    counted: scene.facts.position.selfPayCounted,
    line: { name: '居民大病保险起付线', path: `${path}.line`, figure: line },
    bands: { bands, name: '居民大病保险', path: `${path}.bands` },
    cap: { name: '居民大病保险年度最高支付限额', path: `${path}.cap`, figure: cap },
    paidBefore: scene.facts.position.supplementPaid,
    steps: [selfPayStep(scene, 'catastrophic', ['hifp_pay', basic.paid], base)],
  });
}

/** 医疗救助 of the first identity of the pack which the person has, over what both layers before it left. */
export function assistanceLayer(scene: RegionScene, paidBefore: Fen): LayerOutcome {
  const entry = assistanceOf(scene.version, scene.facts.identities);
  const base = minus(scene.facts.inscp_scp_amt, paidBefore);
  if (entry === undefined) return nothing({ id: 'assistance', field: 'maf_pay', base, steps: [] }, 'no-identity');
  const path = versionPath(scene, `assistance.${entry.id}`);
  const name = `医疗救助（${entry.identity}）`;
  return aboveYearLine(scene, {
    id: 'assistance',
    field: 'maf_pay',
    base,
    counted: scene.facts.position.assistanceCounted,
    line: { name: `${name}起付线`, path: `${path}.line`, figure: entry.line },
    bands: { ratio: { name: `${name}救助比例`, path: `${path}.ratio`, figure: entry.ratio } },
    cap: { name: `${name}年度最高救助限额`, path: `${path}.cap`, figure: entry.cap },
    paidBefore: scene.facts.position.assistancePaid,
    steps: [selfPayStep(scene, 'assistance', ['paid', paidBefore], base)],
  });
}

/** The entry that holds for a person of these identities. */
export function assistanceOf(
  version: RegionVersion,
  identities: readonly string[],
): RegionVersion['assistance'][number] | undefined {
  return version.assistance.find(({ identity }) => identities.includes(identity));
}

function largeAmountLayer(
  scene: RegionScene,
  { from, ratio, cap }: LargeAmount,
  basic: { readonly base: Fen; readonly paid: Fen; readonly overCap: Fen },
): LayerOutcome {
  const { read, facts } = scene;
  const path = versionPath(scene, 'schemes.310.largeAmount');
  const claimed = { id: 'large-amount', field: 'hifob_pay', base: basic.base, steps: [] } as const;
  if (isZero(basic.base)) return nothing(claimed, 'no-cost');
  const start = read.word({ name: '职工大额补助起点', path: `${path}.from`, figure: from });
  if (start === null) return stoppedLayer(scene, claimed);
  const named = {
    ratio: { name: '职工大额补助支付比例', path: `${path}.ratio`, figure: ratio },
    cap: { name: '职工大额补助年度最高支付限额', path: `${path}.cap`, figure: cap },
  };
  const paidBefore = facts.position.supplementPaid;
  if (start !== 'basic-cap') {
    const steps = [selfPayStep(scene, 'large-amount', ['hifp_pay', basic.paid], basic.base)];
    const line = { name: '职工大额补助起点', path: `${path}.from`, figure: from };
    const counted = facts.position.selfPayCounted;
    return aboveYearLine(scene, { ...claimed, counted, line, bands: named, cap: named.cap, paidBefore, steps });
  }
  const base = basic.overCap;
  if (isZero(base)) return nothing({ ...claimed, base }, 'basic-not-capped');
  const step: RegionStep = {
    rule: 'above-basic-cap',
    layer: 'large-amount',
    inputs: [['inscp_scp_amt', facts.inscp_scp_amt]],
    result: base,
    source: citations(scene, [from.source]),
  };
  const slices = oneSlice(scene, named.ratio, base);
  return payLayer(scene, { ...claimed, base, slices, cap: named.cap, paidBefore, steps: [step] });
}

type Named = Parameters<typeof payLayer>[1]['cap'];
type RatioNamed = Parameters<RegionScene['read']['rate']>[0];

interface YearLayer {
  readonly id: 'catastrophic' | 'large-amount' | 'assistance';
  readonly field: 'hifmi_pay' | 'hifob_pay' | 'maf_pay';
  readonly base: Fen;
  /** Cost of the same kind in the year before this stay. */
  readonly counted: Fen;
  readonly line: Named;
  readonly bands:
    { readonly bands: Bands; readonly name: string; readonly path: string } | { readonly ratio: RatioNamed };
  readonly cap: Named;
  readonly paidBefore: Fen;
  readonly steps: readonly RegionStep[];
}

/** A layer whose line and bands run over the year: this stay is the stretch between the year before it and after it. */
function aboveYearLine(scene: RegionScene, layer: YearLayer): LayerOutcome {
  if (isZero(layer.base)) return nothing(layer, 'no-cost');
  const line = scene.read.amount(layer.line);
  if (line === null) return stoppedLayer(scene, layer);
  const to = plus(layer.counted, layer.base);
  const from = maxFen(line, layer.counted);
  const countable = atLeastZero(minus(to, from));
  const inputs: RegionStep['inputs'] = [
    ['counted', layer.counted],
    ['selfPay', layer.base],
    ['line', line],
  ];
  const source = citations(scene, [layer.line.figure.source]);
  const steps = [...layer.steps, { rule: 'year-line', layer: layer.id, inputs, result: countable, source } as const];
  const slices =
    'ratio' in layer.bands
      ? oneSlice(scene, layer.bands.ratio, countable)
      : slicesOf(scene.read, layer.bands.bands, { from, to }, layer.bands);
  return payLayer(scene, { ...layer, slices, steps });
}

/** All cost at one ratio; without cost the ratio is not looked at. */
function oneSlice(scene: RegionScene, ratio: RatioNamed, cost: Fen): readonly Slice[] | null {
  if (isZero(cost)) return [];
  const value = scene.read.rate(ratio);
  return value === null ? null : [{ cost, ratio: value, sources: [ratio.figure.source] }];
}

function selfPayStep(
  { facts }: RegionScene,
  layer: YearLayer['id'],
  paid: readonly [code: string, amount: Fen],
  result: Fen,
): RegionStep {
  const inputs: RegionStep['inputs'] = [['inscp_scp_amt', facts.inscp_scp_amt], paid];
  return { rule: 'self-pay', layer, inputs, result, source: COMPUTED_SOURCE };
}
