import { describe, expect, test } from 'vitest';
import { localDate } from '../../shared/dates.ts';
import { checkRelation, type RelationSide } from '../../shared/relation-check.ts';

const DAY = localDate('2021-11-20');
const born = (brdy: string | null, gend: string | null = null): RelationSide => ({
  brdy: brdy === null ? null : localDate(brdy),
  gend,
});
const adult = born('1988-07-21', '1');

describe('the ages of the two', () => {
  test.each([
    ['a child of 7 as the mother of a grown man', '52', born('2014-09-01', '2'), 'impossible-age'],
    ['a father of the same age', '51', born('1988-03-01', '1'), 'impossible-age'],
    ['a son older than his father', '20', born('1950-01-15', '1'), 'impossible-age'],
    ['a grandmother younger than her grandchild', '62', born('1990-01-01', '2'), 'impossible-age'],
    ['a grandson older than his grandfather', '41', born('1980-01-01', '1'), 'impossible-age'],
    ['a wife of 7', '12', born('2014-09-01', '2'), 'impossible-age'],
    ['a father three years older', '51', born('1985-03-12', '1'), 'doubtful-age'],
    ['a daughter eleven years younger', '30', born('2000-07-20', '2'), 'doubtful-age'],
    ['a stepfather who is younger', '57', born('1990-01-01', '1'), 'doubtful-age'],
    ['an adopted daughter who is older', '37', born('1986-01-01', '2'), 'doubtful-age'],
  ])('%s', (_, relation, insured, verdict) => {
    expect(checkRelation(relation, insured, adult, DAY)).toBe(verdict);
  });
  test.each([
    ['a daughter of 7', '30', born('2014-09-01', '2')],
    ['a father of 71', '51', born('1950-01-15', '1')],
    ['a parent exactly twelve years older', '50', born('1976-07-21', '1')],
    ['a wife of the same age', '12', born('1988-07-21', '2')],
    ['a mother-in-law younger than her son-in-law', '56', born('1990-01-01', '2')],
    ['a person whose birth no certificate tells', '52', born(null)],
    ['a relation that says nothing of age', '99', born('2014-09-01', '2')],
  ])('%s raises nothing', (_, relation, insured) => {
    expect(checkRelation(relation, insured, adult, DAY)).toBeNull();
  });
  test('of a party whose birth is not known nothing is said', () => {
    expect(checkRelation('52', born('2014-09-01', '2'), born(null), DAY)).toBeNull();
  });
});

describe('the sex a relation names', () => {
  test.each([
    ['11', '2'],
    ['12', '1'],
    ['20', '2'],
    ['27', '2'],
    ['30', '1'],
    ['37', '1'],
    ['51', '2'],
    ['52', '1'],
    ['58', '1'],
  ])('relation %s does not fit sex %s', (relation, gend) => {
    expect(checkRelation(relation, born(null, gend), adult, DAY)).toBe('other-sex');
  });
  test.each([
    ['10', '1'],
    ['10', '2'],
    ['50', '2'],
    ['51', '1'],
    ['30', '2'],
    ['30', null],
    ['52', '9'],
    ['80', '1'],
  ])('relation %s with sex %s is no contradiction', (relation, gend) => {
    expect(checkRelation(relation, born(null, gend), adult, DAY)).toBeNull();
  });
});
