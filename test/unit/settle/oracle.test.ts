/** The engine against the independent oracle: 20 000 random plan/year pairs here, a million by `npm run oracle`. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { comparePlan, type Seen, YEARS_A_PLAN } from '../../oracle/compare.ts';

const CASES = 20_000;
const FIRST_SEED = 1;

it('the engine and the oracle agree on every line of every bill', () => {
  const seen: Seen = {};
  for (let seed = FIRST_SEED; seed < FIRST_SEED + CASES / YEARS_A_PLAN; seed += 1) {
    // The first plans' facts go through our schemas too: what the generator makes is what the desk could hold.
    expect(comparePlan(seed, YEARS_A_PLAN, seen, seed < 50)).toEqual([]);
  }
  // A run that never reached a rule has shown nothing about it.
  const rare = EVERY.filter((what) => (seen[what] ?? 0) < 20);
  expect(rare).toEqual([]);
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
  'step preselfpay-rest',
  'step overlmt-rest',
  'step part',
  'step in-scope-excess',
  'step out-of-scope-excess',
];

it('the oracle shares no code with the engine: only the comparison imports ours', () => {
  const ours = readdirSync('test/oracle')
    .filter((file) => file !== 'compare.ts')
    .filter((file) => /from '[^']*(shared|main|renderer|central)\//.test(readFileSync(`test/oracle/${file}`, 'utf8')));
  expect(ours).toEqual([]);
});
