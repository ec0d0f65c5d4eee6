/** The engine against the independent oracle: 20 000 random plan/year pairs here, a million by `npm run oracle`. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadPlan } from '../../../shared/plan/load.ts';
import { memberSchema } from '../../../shared/settle/care.ts';
import { visitSchema } from '../../../shared/settle/visit.ts';
import { settlementSheetSchema } from '../../../shared/settlement-sheet.ts';
import { checkSheet } from '../../../shared/sheet/check.ts';
import { compareSeeds, type Seen } from '../../oracle/compare.ts';
import { planOf, yearOf } from '../../oracle/generate.ts';

const FIRST_SEED = 1;
const CASES = 20_000;

it('the engine and the oracle agree on every line of every visit', () => {
  const seen: Seen = new Map();
  expect([...compareSeeds(FIRST_SEED, FIRST_SEED + CASES, seen)]).toEqual([]);
  // A run that never reached a rule has shown nothing about it.
  expect(EVERY.filter((what) => (seen.get(what) ?? 0) < 20)).toEqual([]);
});

const EVERY = [
  'line paid',
  'line under-line',
  'line capped',
  'line item-capped',
  'line borne-limit',
  'line recover',
  'line drug-not-listed',
  'line drug-sum-missing',
  'line listed-drug-pending',
  'line figure-unset',
  'line fact-missing',
  'line part-missing',
  'line not-entitled',
  'line setting-not-covered',
  'line med-type-unknown',
  'line outside-cover',
  'line suspended',
  'line waiting',
  'line oth-pay-unknown',
  'line one-stop-split-missing',
  'step above-threshold',
  'step not-listed-items',
  'step drug-not-entitled',
  'step factor',
  'step carried-line',
  'step line-credit',
  'step item-cap',
  'step items-unknown',
  'step cap',
  'step cap-unset',
  'step shared-cap',
  'step person-cap',
  'step borne',
  'step cumulative',
  'step struck',
  'step paid-elsewhere',
  'step hosp-part',
  'step preselfpay-rest',
  'step overlmt-rest',
  'step part',
  'step pooled',
  'step in-scope-excess',
  'step out-of-scope-excess',
];

it('every plan and visit made up is what a plan file and the desk could hold', () => {
  for (let seed = 0; seed < 1_000; seed += 7) {
    const plan = planOf(seed);
    expect(loadPlan(plan)).toEqual(plan);
    const { facts, visits } = yearOf(seed, plan);
    expect(memberSchema.parse(facts.member ?? {})).toEqual(facts.member ?? {});
    for (const visit of visits) {
      expect(visitSchema.parse(visit)).toEqual(visit);
      const findings = checkSheet(settlementSheetSchema.parse(visit.sheet));
      expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
    }
  }
});

it('the oracle shares no code with the engine: only the comparison imports ours', () => {
  const ours = readdirSync('test/oracle')
    .filter((file) => file !== 'compare.ts')
    .filter((file) => /from '[^']*(shared|main|renderer|central)\//.test(readFileSync(`test/oracle/${file}`, 'utf8')));
  expect(ours).toEqual([]);
});
