/** 参考测算 in the claim form: costs in, layers out, marked on the visit; taken back when the sheet is there (counter rule 25). */
import { describe, expect, it } from 'vitest';
import {
  costsText,
  NO_ESTIMATE,
  NO_IDENTITY,
  readEstimate,
  withEstimate,
  withoutEstimate,
} from '../../../renderer/pages/Claim/estimate.ts';
import { findRegionPack, regionPackOf } from '../../../shared/region/built-in.ts';
import { workedStay } from '../../support/sheets.ts';
import { readTyped, typedSheet } from './claim-reading.ts';

const PACK = findRegionPack('zaozhuang');
const ASKED = { ...NO_ESTIMATE, grade: '3', area: 'local', identity: NO_IDENTITY } as const;

/** The worked stay with its costs and nothing behind them. */
function costsOnly() {
  const draft = typedSheet(workedStay(), { drugSum: '31200', estimate: ASKED });
  return { ...draft, ...withoutEstimate(draft), estimate: ASKED };
}

describe('参考测算', () => {
  it('fills what the layers pay and the person bears, so that the sheet adds up, and marks the visit', () => {
    const draft = costsOnly();
    expect(readTyped(draft).shown.visit).toBeNull();
    const { estimate } = readEstimate(draft, ASKED, PACK);
    if (estimate === null) throw new Error('everything is typed');
    const filled = { ...draft, ...withEstimate(draft, ASKED, estimate) };
    const { shown, facts } = readTyped(filled);
    expect(shown.findings.filter(({ level }) => level === 'error')).toEqual([]);
    expect(facts?.visit.care).toEqual({ isEstimate: true, area: 'local', hospitalGrade: '3' });
    expect(facts?.visit.sheet.setl_id).toBeNull();
    expect(shown.figures[0]?.settlement.holds.map(({ kind }) => kind)).toContain('estimate');
  });

  it('says what to type and to ask first', () => {
    const { problem } = readEstimate(typedSheet(workedStay(), { amounts: {}, insutype: '' }), NO_ESTIMATE, PACK);
    for (const name of ['险种类型', '医疗费总额', '医院级别', '就医地', '救助对象身份'])
      expect(problem).toContain(name);
  });

  it('of a day the pack does not know is a sentence', () => {
    const early = { ...costsOnly(), begndate: '20210601', enddate: '20210620' };
    expect(readEstimate(early, ASKED, PACK).problem).toContain('2021-06-20');
  });

  it('goes when the 医保结算单 is there: typed costs stay, computed amounts do not', () => {
    const draft = costsOnly();
    const { estimate } = readEstimate(draft, ASKED, PACK);
    if (estimate === null) throw new Error('everything is typed');
    const filled = { ...draft, ...withEstimate(draft, ASKED, estimate) };
    const back = { ...filled, ...withoutEstimate(filled) };
    expect([back.amounts.medfee_sumamt, back.amounts.hifp_pay, back.estimate]).toEqual(['160,000.00', undefined, null]);
    expect(costsText(filled)).toBe(filled.estimate?.of);
    expect(costsText({ ...filled, enddate: '20220621' })).not.toBe(filled.estimate?.of);
  });

  it('is not offered to a 登记窗口 on sample figures', () => {
    expect(regionPackOf('370400', { takesSamples: false })).toBeNull();
    expect(regionPackOf('370400', { takesSamples: true })?.id).toBe('zaozhuang');
    expect(regionPackOf('360700', { takesSamples: true })).toBeNull();
  });
});
