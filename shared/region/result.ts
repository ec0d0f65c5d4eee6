/** What a 参考测算 answers: layers, steps as numbers and codes, and a sheet where every layer is known. */
import type { CompiledRate, Fen } from '../money.ts';
import type { FundField, SettlementSheet } from '../settlement-sheet.ts';
import type { RegionPosition } from './facts.ts';
import type { NotedFigure } from './figures.ts';

export type LayerId = 'basic' | 'catastrophic' | 'large-amount' | 'assistance';

/** Why a layer pays what it pays. */
export type LayerReason =
  | 'pays'
  | 'capped'
  | 'no-cost'
  | 'under-line'
  | 'ratio-zero'
  | 'cap-used'
  | 'basic-not-capped'
  | 'no-identity'
  | 'figure-unset'
  | 'layer-before-unknown';

export interface RegionLayer {
  readonly id: LayerId;
  /** The sheet's field it is paid in. */
  readonly field: FundField;
  /** Cost it counts of this stay; null while not known. */
  readonly base: Fen | null;
  /** What it pays; null where a figure that matters is unset, never 0. */
  readonly amount: Fen | null;
  readonly reason: LayerReason;
  /** The unset figure or the identity the reason speaks of. */
  readonly detail: string | null;
}

export type RegionStepRule =
  'version' | 'self-pay' | 'line' | 'year-line' | 'above-basic-cap' | 'ratio' | 'cap' | 'stopped' | 'total' | 'person';

/** As the steps of `settle`: `inputs` are pairs of a code and fen (a rate where the code is `ratio`), or a text. */
export interface RegionStep {
  readonly rule: RegionStepRule;
  readonly layer: LayerId | null;
  readonly inputs: readonly (readonly [code: string, value: Fen | CompiledRate | string])[];
  readonly result: Fen | string | null;
  /** Documents and paragraphs. */
  readonly source: string;
}

export interface RegionEstimate {
  /** Never a settlement: may be tried with, never decided on (counter rule 25). */
  readonly isEstimate: true;
  readonly pack: string;
  readonly version: { readonly from: string; readonly to: string };
  readonly layers: readonly RegionLayer[];
  readonly steps: readonly RegionStep[];
  /** Unset figures that kept a layer unknown. */
  readonly unset: readonly NotedFigure[];
  /** Sample figures the amounts rest on. */
  readonly samples: readonly NotedFigure[];
  /** Null while a layer is unknown. */
  readonly sheet: SettlementSheet | null;
  /** The year after this stay; null while a layer is unknown. */
  readonly position: RegionPosition | null;
}
