/**
 * 参考测算: what the layers before the product would pay for one stay, from a dated region pack (counter rule 25). Never a
 * settlement: a claim with it may be tried, not decided.
 */
import { isBetween } from '../dates.ts';
import { AppError } from '../errors.ts';
import { minus, plus, sumFen, ZERO, type Fen } from '../money.ts';
import { checkFacts, type RegionFacts, type RegionPosition } from './facts.ts';
import { figureReader } from './figures.ts';
import { assistanceLayer, assistanceOf, basicLayer, supplementLayer } from './layers.ts';
import type { LayerId, RegionEstimate, RegionLayer, RegionStep } from './result.ts';
import { COMPUTED_SOURCE, type LayerOutcome, type RegionScene } from './scene.ts';
import type { RegionPack, RegionVersion } from './schema.ts';
import { estimatedSheet } from './sheet.ts';

/**
 * The layers of one stay, all amounts in fen. A layer that needs an unset figure is unknown (never 0), names the figure, and
 * leaves the ones behind it unknown too; there is no sheet then.
 * Throws `region-facts-wrong`, `region-position-other`, `region-day-outside`, `region-scheme-missing`, `region-identity-unknown`.
 */
export function estimateLayers(pack: RegionPack, facts: RegionFacts): RegionEstimate {
  checkFacts(facts);
  const scene = sceneOf(pack, facts);
  const outcomes = outcomesOf(scene);
  const layers = outcomes.map(({ layer }) => layer);
  const paid = amountsOf(layers);
  const steps = [versionStep(scene), ...outcomes.flatMap((outcome) => outcome.steps)];
  return {
    isEstimate: true,
    pack: pack.id,
    version: { from: scene.version.from, to: scene.version.to },
    layers,
    steps: paid === null ? steps : [...steps, ...totalSteps(facts, layers, sumFen(paid))],
    unset: scene.read.unset,
    samples: scene.read.samples,
    sheet: paid === null ? null : estimatedSheet(facts, layers),
    position: paid === null ? null : nextPosition(scene, layers),
  };
}

function sceneOf(pack: RegionPack, facts: RegionFacts): RegionScene {
  const version = versionOn(pack, facts);
  const scheme = version.schemes.find(({ insutype }) => insutype === facts.insutype);
  if (scheme === undefined) {
    throw new AppError('region-scheme-missing', { pack: pack.id, insutype: facts.insutype });
  }
  const known = version.assistance.map(({ identity }) => identity);
  const unknown = facts.identities.find((identity) => !known.includes(identity));
  if (unknown !== undefined) {
    throw new AppError('region-identity-unknown', { pack: pack.id, identity: unknown, known: known.join('、') });
  }
  const rule = scheme.rules.find(
    ({ grades, areas }) => grades.includes(facts.hospitalGrade) && areas.includes(facts.area),
  );
  // `loadRegionPack` has seen that every grade and area has one.
  if (rule === undefined) throw new RangeError(`no rule for ${facts.hospitalGrade} ${facts.area} in ${pack.id}`);
  return { pack, version, scheme, rule, facts, read: figureReader() };
}

/** The version in force on the last day of the stay. */
function versionOn({ id, versions }: RegionPack, { enddate }: RegionFacts): RegionVersion {
  const version = versions.find(({ from, to }) => isBetween(enddate, from, to));
  if (version !== undefined) return version;
  const details = { pack: id, day: enddate, from: versions[0]?.from ?? '', to: versions.at(-1)?.to ?? '' };
  throw new AppError('region-day-outside', details);
}

/** In the order of payment; what follows an unknown layer is unknown, but for a person whom 救助 does not concern. */
function outcomesOf(scene: RegionScene): readonly LayerOutcome[] {
  const basic = basicLayer(scene);
  const basicPaid = basic.layer.amount;
  const supplement =
    basicPaid === null
      ? behind(scene.scheme.insutype === '310' ? 'large-amount' : 'catastrophic', basic.layer)
      : supplementLayer(scene, { paid: basicPaid, overCap: basic.overCap });
  const hasIdentity = assistanceOf(scene.version, scene.facts.identities) !== undefined;
  const before = amountsOf([basic.layer, supplement.layer]);
  if (before === null && hasIdentity) return [basic, supplement, behind('assistance', supplement.layer)];
  return [basic, supplement, assistanceLayer(scene, before === null ? ZERO : sumFen(before))];
}

const FIELDS = { 'large-amount': 'hifob_pay', catastrophic: 'hifmi_pay', assistance: 'maf_pay' } as const;

function behind(id: Exclude<LayerId, 'basic'>, before: RegionLayer): LayerOutcome {
  const { detail } = before;
  return {
    layer: { id, field: FIELDS[id], base: null, amount: null, reason: 'layer-before-unknown', detail },
    steps: [],
  };
}

/** Null while one of them is unknown. */
function amountsOf(layers: readonly RegionLayer[]): readonly Fen[] | null {
  const known = layers.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  return known.length < layers.length ? null : known;
}

/** Where the year stands after the stay; 救助 counts only what was borne while an identity held. */
function nextPosition({ facts, version }: RegionScene, layers: readonly RegionLayer[]): RegionPosition {
  const [basic = ZERO, supplement = ZERO, assistance = ZERO] = layers.map(({ amount }) => amount ?? ZERO);
  const before = facts.position;
  const hasIdentity = assistanceOf(version, facts.identities) !== undefined;
  const leftByBoth = minus(facts.inscp_scp_amt, basic, supplement);
  return {
    ...before,
    stays: before.stays + 1,
    basicPaid: plus(before.basicPaid, basic),
    selfPayCounted: plus(before.selfPayCounted, minus(facts.inscp_scp_amt, basic)),
    supplementPaid: plus(before.supplementPaid, supplement),
    assistanceCounted: hasIdentity ? plus(before.assistanceCounted, leftByBoth) : before.assistanceCounted,
    assistancePaid: plus(before.assistancePaid, assistance),
  };
}

function versionStep({ pack, version, rule, facts }: RegionScene): RegionStep {
  const inputs: RegionStep['inputs'] = [
    ['day', facts.enddate],
    ['from', version.from],
    ['to', version.to],
    ['rule', rule.name],
  ];
  return { rule: 'version', layer: null, inputs, result: pack.region.name, source: `地区政策包 ${pack.id}` };
}

function totalSteps(facts: RegionFacts, layers: readonly RegionLayer[], total: Fen): readonly RegionStep[] {
  const parts = layers.flatMap(({ field, amount }): RegionStep['inputs'] => [[field, amount ?? ZERO]]);
  const borne: RegionStep['inputs'] = [
    ['medfee_sumamt', facts.medfee_sumamt],
    ['fund_pay_sumamt', total],
  ];
  const person = minus(facts.medfee_sumamt, total);
  return [
    { rule: 'total', layer: null, inputs: parts, result: total, source: COMPUTED_SOURCE },
    { rule: 'person', layer: null, inputs: borne, result: person, source: COMPUTED_SOURCE },
  ];
}
