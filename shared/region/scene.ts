/** What every layer of one 参考测算 looks at. */
import type { Source } from '../plan/figure.ts';
import type { RegionFacts } from './facts.ts';
import { regionCitation, type FigureReader } from './figures.ts';
import type { RegionLayer, RegionStep } from './result.ts';
import type { BasicRule, RegionPack, RegionVersion, Scheme } from './schema.ts';

export interface RegionScene {
  readonly pack: RegionPack;
  readonly version: RegionVersion;
  readonly scheme: Scheme;
  readonly rule: BasicRule;
  readonly facts: RegionFacts;
  readonly read: FigureReader;
}

/** One layer and how it was reached. */
export interface LayerOutcome {
  readonly layer: RegionLayer;
  readonly steps: readonly RegionStep[];
}

/** Of steps that follow from those before them and cite no document. */
export const COMPUTED_SOURCE = '由前面各步计算';

/** The documents behind a step, each once. */
export function citations(scene: RegionScene, sources: readonly Source[]): string {
  return [...new Set(sources.map((source) => regionCitation(scene.pack, source)))].join('；');
}

/** The path of a figure of the version in force. */
export function versionPath(scene: RegionScene, rest: string): string {
  return `versions.${scene.version.from}.${rest}`;
}
