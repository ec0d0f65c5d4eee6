import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen, minus, plus, sumFen, ZERO, type Fen } from '../../../shared/money.ts';
import { findRegionPack } from '../../../shared/region/built-in.ts';
import { estimateLayers } from '../../../shared/region/estimate.ts';
import { newYear, type RegionFacts } from '../../../shared/region/facts.ts';
import { CARE_AREAS, HOSPITAL_GRADES } from '../../../shared/settle/care.ts';
import { checkSheet } from '../../../shared/sheet/check.ts';
import { regionPack, stayFacts } from '../../support/regions.ts';

const anyang = findRegionPack('anyang');
const test = regionPack();
const likeCatastrophic = regionPack({ 'versions.0.schemes.1.largeAmount.from': '6000.00' });
const PACKS = [
  { pack: anyang, identities: ['特困人员', '低保对象', '低保边缘家庭成员'] },
  { pack: test, identities: ['特困人员', '低保对象'] },
  { pack: likeCatastrophic, identities: ['低保对象'] },
] as const;

const amount = fc.oneof(fc.integer({ min: 0, max: 50_000 }), fc.integer({ min: 0, max: 40_000_000 })).map(fen);

/** A year of one person: a few stays anywhere, with or without an identity. */
const anyYear = fc.record({
  pack: fc.constantFrom(...PACKS),
  insutype: fc.constantFrom('310', '390'),
  identity: fc.nat({ max: 3 }),
  stays: fc.array(
    fc.record({
      hospitalGrade: fc.constantFrom(...HOSPITAL_GRADES),
      area: fc.constantFrom(...CARE_AREAS),
      parts: fc.tuple(amount, amount, amount, amount),
    }),
    { minLength: 1, maxLength: 6 },
  ),
});

type Year = typeof anyYear extends fc.Arbitrary<infer T> ? T : never;

function factsOf({ insutype, pack, identity }: Year, stay: Year['stays'][number]): RegionFacts {
  const base = stayFacts({ inscp: '0' }, { insutype });
  const [inscp, fulamt, overlmt, preselfpay] = stay.parts;
  return {
    ...base,
    hospitalGrade: stay.hospitalGrade,
    area: stay.area,
    identities: pack.identities.slice(identity, identity + 1),
    medfee_sumamt: sumFen(stay.parts),
    inscp_scp_amt: inscp,
    fulamt_ownpay_amt: fulamt,
    overlmt_selfpay: overlmt,
    preselfpay_amt: preselfpay,
  };
}

describe('whatever the year holds', () => {
  it('layers are never negative, parts are the total, and no more is paid than the cost in scope', () => {
    fc.assert(
      fc.property(anyYear, (year) => {
        let position = newYear(stayFacts({ inscp: '0' }).enddate, year.insutype);
        for (const stay of year.stays) {
          const facts = { ...factsOf(year, stay), position };
          const { layers, sheet, position: after } = estimateLayers(year.pack.pack, facts);
          const paid = layers.map((layer) => layer.amount ?? fen(-1));
          expect(Math.min(...paid)).toBeGreaterThanOrEqual(0);
          expect(sumFen(paid)).toBeLessThanOrEqual(facts.inscp_scp_amt);
          expect(sheet === null ? null : checkSheet(sheet)).toEqual([]);
          expect(sheet?.psn_part_amt).toBe(minus(facts.medfee_sumamt, sumFen(paid)));
          position = after ?? position;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('the year paid stays within every cap', () => {
    fc.assert(
      fc.property(anyYear, (year) => {
        let position = newYear(stayFacts({ inscp: '0' }).enddate, year.insutype);
        let paid: Fen = ZERO;
        for (const stay of year.stays) {
          const estimate = estimateLayers(year.pack.pack, { ...factsOf(year, stay), position });
          paid = plus(paid, sumFen(estimate.layers.map((layer) => layer.amount ?? ZERO)));
          position = estimate.position ?? position;
        }
        expect(plus(position.basicPaid, position.supplementPaid, position.assistancePaid)).toBe(paid);
        const [basicCap, supplementCap] = capsOf(year);
        expect(position.basicPaid).toBeLessThanOrEqual(basicCap);
        expect(position.supplementPaid).toBeLessThanOrEqual(supplementCap);
      }),
      { numRuns: 300 },
    );
  });

  it('one fen more in scope never lowers what all layers pay in the stay by more than rounding', () => {
    fc.assert(
      fc.property(anyYear, (year) => {
        const [stay] = year.stays;
        if (stay === undefined) return;
        const facts = factsOf(year, stay);
        const more = {
          ...facts,
          inscp_scp_amt: plus(facts.inscp_scp_amt, fen(1)),
          medfee_sumamt: plus(facts.medfee_sumamt, fen(1)),
        };
        const total = (of: RegionFacts): Fen =>
          sumFen(estimateLayers(year.pack.pack, of).layers.map((layer) => layer.amount ?? ZERO));
        expect(total(more)).toBeGreaterThanOrEqual(total(facts) - 1);
      }),
    );
  });
});

/** Yuan caps of the packs above, in fen. */
function capsOf({ pack, insutype }: Year): readonly [basic: number, supplement: number] {
  if (pack.pack === anyang) return insutype === '390' ? [15_000_000, 40_000_000] : [10_000_000, 30_000_000];
  return insutype === '390' ? [5_000_000, 3_000_000] : [4_000_000, 2_000_000];
}
