/** Every kind of paper on every sheet: nothing leaves the printable area, nothing overlaps, nothing is set too small. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundledFontPath, loadFonts } from '../../../main/papers/font-files.ts';
import { PROFILE, type Profile } from '../../../main/papers/profile.ts';
import { contentOf, type PaperSource, renderPaper } from '../../../main/papers/render.ts';
import { columnsOf, FORM_COLUMNS, FORM_LINES } from '../../../main/printing/text-page.ts';
import { textForms } from '../../../main/printing/text-form.ts';
import { localDate } from '../../../shared/dates.ts';
import type { DecidedContent } from '../../../shared/entries/decisions.ts';
import { fen } from '../../../shared/money.ts';
import { NO_OFFSET, PROFILES } from '../../../shared/print-profile.ts';
import { AMOUNT_FIELDS } from '../../../shared/settlement-sheet.ts';
import { readPdf, type ReadPage, type ReadPiece } from '../../support/read-pdf.ts';
import { LISTED_DRUGS, tried, workedSheet } from './claim-source.ts';
import { certificate, decided, decidedContent, recoveredContent, refusal } from './decided-source.ts';
import { collected, DAUGHTER, deducted, deduction, insured, issuer, MOTHER, proposed, SAMPLES } from './sources.ts';

const fonts = await loadFonts(bundledFontPath(), []);

/** What a paper may have to carry: names, products and places up to their longest, amounts up to tens of millions. */
const variation = fc.record({
  name: text('阿卜杜热西提·买买提艾力·图尔荪江·阿不力米提·努尔艾合买提·吐尔逊江·玉山江', 50),
  product: text('枣庄市城市定制型商业医疗保险（全体基本医疗保险参保人员含职工和居民）', 80),
  place: text('枣庄市薛城区临城街道办事处便民服务中心医保商保联合服务窗口', 60),
  note: text('参保人在保障期间内发生的医疗费用，按约定的责任、起付线、比例和封顶线赔付。', 300),
  word: fc.string({ unit: fc.constantFrom(...'ABC0123456789-_./'), minLength: 1, maxLength: 64 }),
  notes: fc.integer({ min: 0, max: 14 }),
  amount: fc.integer({ min: 0, max: 9_999_999_999 }),
  copy: fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined }),
  isDemo: fc.boolean(),
  isVoid: fc.boolean(),
});
type Variation = (typeof variation extends fc.Arbitrary<infer V> ? V : never) & object;

function text(sample: string, longest: number): fc.Arbitrary<string> {
  return fc.integer({ min: 1, max: longest }).map((length) => sample.repeat(10).slice(0, length));
}

const KINDS: Readonly<Record<string, (v: Variation) => PaperSource>> = {
  投保受理单: (v) =>
    proposed('proposal-acceptance', {
      ...people(v),
      ...plan(v),
      agent: { ...DAUGHTER, psn_name: v.name, relation: '52', authority: 'mandate' },
      eligibility: { checks: notesOf(v), notices: notesOf(v) },
      insured: insured({ psn_name: v.name, rosterName: v.name }),
      payment: { ...proposed('proposal-acceptance').body.payment, reference: v.word },
    }),
  缴费受理单: (v) => proposed('payment-acceptance', { ...people(v), ...plan(v) }),
  扣缴受理单: (v) => deduction({ ...people(v), ...plan(v) }),
  '保费收据（现金）': (v) =>
    collected({ ...receiptOf(v), received: fen(v.amount), kept: fen(v.amount), change: fen(0) }),
  '保费收据（扣缴）': (v) => deducted({ ...receiptOf(v), reference: v.word, amount: fen(v.amount) }),
  理赔试算单: (v) => {
    const amounts = Object.fromEntries(AMOUNT_FIELDS.map((field) => [field, fen(v.amount)]));
    const drugs = {
      ...LISTED_DRUGS,
      listed: LISTED_DRUGS.listed.map((drug) => ({ ...drug, name: v.product.slice(0, 60) })),
    };
    const base = tried(drugs, ['healthy', 'preexisting'], {}, workedSheet());
    const sheet = { ...workedSheet(), ...amounts, fixmedins_name: v.place };
    const otherOpenTrials = Array.from({ length: v.notes }, (_, at) => `ZZ01-20220630-A-${at + 100_000}-2`);
    const body = { ...base.body, ...plan(v), otherOpenTrials, notices: notesOf(v), warnings: notesOf(v).slice(0, 2) };
    return { ...base, body: { ...body, insured: insured({ psn_name: v.name }), visit: { ...base.body.visit, sheet } } };
  },
  保险凭证: (v) =>
    certificate({
      ...people(v),
      ...plan(v),
      cover: Array.from({ length: 1 + v.notes }, () => ({ name: v.product, sentence: v.note })),
      notices: notesOf(v),
    }),
  不予承保及退费通知书: (v) =>
    refusal({
      ...people(v),
      ...plan(v),
      sentence: v.note,
      refund: { amount: fen(v.amount), tender: 'transfer', payerName: v.name, deadline: localDate('2021-12-21') },
    }),
  理赔计算书: (v) => decided('claim-calculation', claimOf(v)),
  '理赔计算书（理赔部）': (v) => decided('claim-calculation', { ...claimOf(v), figure: null }),
  给付通知书: (v) => decided('claim-payment', claimOf(v)),
  拒绝给付通知书: (v) => decided('claim-refusal', claimOf(v)),
  追回赔款通知书: (v) => decided('claim-recovery', recoveredOf(v)),
};

function claimOf(v: Variation): Partial<DecidedContent> {
  const content = decidedContent();
  const { decision, determination, visit } = content;
  const by = { ...decision.by, name: v.name };
  return {
    ...plan(v),
    insured: insured({ psn_name: v.name }),
    decision: {
      ...decision,
      reason: v.note,
      payable: fen(v.amount),
      lines: decision.lines.map((line) => ({ ...line, name: v.product, decided: fen(v.amount) })),
      by,
    },
    visit: { ...visit, sheet: { ...visit.sheet, fixmedins_name: v.place } },
    determination: determination === null ? null : { ...determination, reason: v.note, by },
    reviewedBy: v.name,
    notices: notesOf(v),
  };
}

/** The amounts of the worked stays under other names. */
function recoveredOf(v: Variation): Partial<DecidedContent> {
  const { decision, figure, following } = recoveredContent();
  const adjustments = figure?.adjustments?.map((each) => ({
    ...each,
    name: v.product,
    bill: { ...each.bill, fixmedins_name: v.place },
    before: fen(v.amount),
    amount: fen(v.amount),
  }));
  const said = figure === null ? null : { ...figure, ...(adjustments === undefined ? {} : { adjustments }) };
  return {
    ...claimOf(v),
    decision: { ...decision, recover: fen(v.amount), by: { ...decision.by, name: v.name } },
    figure: said,
    ...(following === undefined ? {} : { following }),
  };
}

function people(v: Variation) {
  return { applicant: { ...MOTHER, psn_name: v.name, relation: '01' }, insured: insured({ psn_name: v.name }) };
}

function plan(v: Variation) {
  const { plan: offered } = proposed('proposal-acceptance').body;
  const samples = v.isDemo ? SAMPLES : [];
  const mode = v.isDemo ? ('demo' as const) : ('live' as const);
  return {
    plan: { ...offered, productName: v.product, premium: fen(v.amount) },
    issuer: issuer({ insurer: v.place, site: v.place, mode, samples, operatorName: v.name }),
  };
}

function receiptOf(v: Variation) {
  return { ...plan(v), applicant: { ...MOTHER, psn_name: v.name }, insured: people(v).insured, payerName: v.name };
}

function notesOf(v: Variation): string[] {
  return Array.from({ length: v.notes }, () => v.note);
}

const sourceOf = (kind: string, v: Variation): PaperSource => {
  const source = KINDS[kind]?.(v) ?? absent();
  return { ...source, isVoid: v.isVoid, copy: v.copy === undefined ? undefined : { nth: v.copy } };
};

describe.each(PROFILES)('on %s', (id) => {
  const profile = PROFILE[id];
  it.each(Object.keys(KINDS))('a %s fits whatever stands on it', async (kind) => {
    await fc.assert(
      fc.asyncProperty(variation, async (v) => {
        const { pages } = await readPdf(await renderPaper(sourceOf(kind, v), fonts, { profile, offset: NO_OFFSET }));
        pages.forEach((page, at) => {
          expect(misplaced(page, profile)).toEqual([]);
          expect(overlaps(page)).toEqual([]);
          expect(page.lines.join('')).toContain(`第 ${at + 1} 页 共 ${pages.length} 页`);
        });
      }),
      { numRuns: 12, seed: 20_211_120 },
    );
  });
});

/** Texts outside the printable area or smaller than the sheet allows. */
function misplaced({ pieces, width, height }: ReadPage, { margin, size }: Profile): string[] {
  const slack = 0.6;
  const foot = margin.bottom - 14 - size.fine * 2.8;
  // What separates two cells is no text.
  const isOut = ({ text: said, x, y, width: long, size: points }: ReadPiece): boolean =>
    said.trim() !== '' &&
    (x < margin.left - slack ||
      x + long > width - margin.right + slack ||
      y + points * 0.75 > height - margin.top + 2 + slack ||
      y < Math.max(foot, 5) ||
      points < size.least - 0.01);
  return pieces.filter(isOut).map((piece) => `${piece.text} ${piece.x.toFixed(1)} ${piece.y.toFixed(1)} ${piece.size}`);
}

/** Pairs of texts whose bodies cross. */
function overlaps({ pieces }: ReadPage): string[] {
  const sorted = pieces.filter(({ text: said }) => said.trim() !== '').toSorted((a, b) => b.y - a.y);
  return sorted.flatMap((one, at) =>
    sorted
      .slice(at + 1)
      .filter((other) => crosses(one, other))
      .map((other) => `${one.text} × ${other.text}`),
  );
}

function crosses(one: ReadPiece, other: ReadPiece): boolean {
  const isBeside = one.x + one.width <= other.x + 0.5 || other.x + other.width <= one.x + 0.5;
  // A body reaches from its descent to the height of Chinese.
  const isApart =
    one.y - one.size * 0.1 >= other.y + other.size * 0.72 || other.y - other.size * 0.1 >= one.y + one.size * 0.72;
  return !isBeside && !isApart;
}

describe('as text for a 24-pin printer', () => {
  it.each(Object.keys(KINDS))('a %s keeps to 80 columns and 33 lines, and loses nothing', (kind) => {
    fc.assert(
      fc.property(variation, (v) => {
        const { content } = contentOf(sourceOf(kind, v), 'check');
        const forms = textForms(content);
        for (const [at, form] of forms.entries()) {
          expect(form).toHaveLength(FORM_LINES);
          expect(form.filter((line) => columnsOf(line) > FORM_COLUMNS)).toEqual([]);
          expect(form.at(-1)).toContain(`第 ${at + 1} 页 共 ${forms.length} 页`);
          expect(form.join('')).toContain(content.no);
        }
        const said = forms.flat().join('').replaceAll(/\s/g, '');
        expect(said).toContain(v.name.replaceAll(/\s/g, '').slice(0, 12));
      }),
      { numRuns: 40, seed: 20_211_120 },
    );
  });
});

function absent(): never {
  throw new Error('no such kind');
}
