import { describe, expect, it } from 'vitest';
import { fen, formatYuan, inWords } from '../../../shared/money.ts';
import { AMOUNT_FIELDS, SHEET_FIELD_NAMES } from '../../../shared/settlement-sheet.ts';
import { bundledFontPath, loadFonts } from '../../../main/papers/font-files.ts';
import { renderPaper, type PaperSource } from '../../../main/papers/render.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { LISTED_DRUGS, samplesOf, tried, WORKED_DRUGS, workedSheet } from './claim-source.ts';
import { issuer } from './sources.ts';

const fonts = await loadFonts(bundledFontPath(), []);

async function read(source: PaperSource) {
  return readPdf(await renderPaper(source, fonts));
}

function packed(text: string): string {
  return text.replaceAll(/\s/g, '');
}

describe('理赔试算单', () => {
  it('says on every page that it is no decision, and that the cover is not accepted yet', async () => {
    const paper = await read(tried());
    expect(paper.pages.length).toBeGreaterThan(1);
    for (const { lines } of paper.pages) {
      expect(lines.slice(0, 3).join('')).toContain('（非给付决定，以保险公司核定为准）');
    }
    expect(paper.packed).toContain('尚未承保，以承保结果为准。');
    const accepted = await read(tried(WORKED_DRUGS, ['healthy'], { policyState: 'accepted' }));
    expect(accepted.packed).not.toContain('尚未承保');
  });

  it('shows both figures of the worked stay side by side while 既往症 is undetermined', async () => {
    const paper = await read(tried());
    const figures = paper.pages[0]?.lines.find((line) => line.includes('¥18,525.00＊'));
    expect(figures).toContain('¥7,410.00＊');
    expect(paper.packed).toContain('试算可赔：认定为健康时试算可赔：认定为既往症时');
    expect(paper.packed).toContain('人民币壹万捌仟伍佰贰拾伍元整人民币柒仟肆佰壹拾元整');
    expect(paper.packed).toContain('是否属于既往症由保险公司审核认定。');
  });

  it('shows one figure where the health status is settled', async () => {
    const paper = await read(tried(LISTED_DRUGS, ['healthy']));
    expect(paper.packed).toContain('试算可赔（健康）¥13,725.00＊人民币壹万叁仟柒佰贰拾伍元整');
    expect(paper.packed).not.toContain('认定为');
    expect(paper.packed).toContain('样例特药01号2022-06-2026,000.00');
  });

  it('prints every amount of the settlement sheet under its national name', async () => {
    const paper = await read(tried());
    for (const field of AMOUNT_FIELDS) {
      expect(paper.packed).toContain(SHEET_FIELD_NAMES[field] + formatYuan(fen(Number(workedSheet()[field]))));
    }
  });

  it('prints every liability with what counts, the line, the ratio and both amounts', async () => {
    const paper = await read(tried());
    expect(paper.text).toMatch(/33,500\.00\s+20,000\.00\s+13,500\.00\s+75%\s+10,125\.00\s+30%\s+4,050\.00/);
    expect(paper.text).toMatch(/31,200\.00\s+20,000\.00\s+11,200\.00\s+75%\s+8,400\.00\s+30%\s+3,360\.00/);
  });

  it('prints every step in words with its result and the paragraph it cites', async () => {
    const source = tried();
    const paper = await read(source);
    const [healthy, preexisting] = source.body.figures;
    expect(healthy?.steps.length).toBeGreaterThan(8);
    for (const step of [...(healthy?.steps ?? []), ...(preexisting?.steps ?? [])]) {
      expect(paper.packed).toContain(packed(step.title));
      expect(paper.packed).toContain(packed(step.formula));
      expect(paper.packed).toContain(packed(step.result));
      expect(paper.packed).toContain(packed(`依据：${step.source}`));
    }
  });

  it('lets the layers of the waterfall add up to the total, once for each figure', async () => {
    const paper = await read(tried());
    const bar = (label: string) => {
      const line = paper.pages[0]?.lines.find((text) => text.startsWith(label)) ?? '';
      return Number(/¥([\d,.]+)/.exec(line)?.[1]?.replaceAll(/[,.]/g, ''));
    };
    const before = bar('基本医保') + bar('大病/大额') + bar('医疗救助');
    expect(before + bar('惠民保（健康）') + bar('个人负担（健康）')).toBe(bar('总费用'));
    expect(before + bar('惠民保（既往症）') + bar('个人负担（既往症）')).toBe(bar('总费用'));
    expect(bar('总费用')).toBe(16_000_000);
    expect(bar('个人负担（健康）')).toBe(8_350_000 - 1_852_500);
  });

  it('never shows 待补 as 0: it says what to bring, and the other liabilities go on', async () => {
    const paper = await read(tried({ sum: null, listed: [] }));
    expect(paper.packed).toContain('待补材料');
    expect(paper.packed).toContain('缺自费药品合计。请提供住院费用明细清单');
    expect(paper.packed).toContain('其余责任合计¥10,125.00＊');
    expect(paper.packed).toContain('自费药品合计未提供');
    expect(paper.packed).not.toContain(inWords(fen(1_852_500)));
    expect(paper.text).toMatch(/责任二.*\s+—\s+—\s+—\s+—\s+待补\s+—\s+待补/);
  });

  it('names the other open trials of the person', async () => {
    const paper = await read(tried(WORKED_DRUGS, ['healthy'], { otherOpenTrials: ['ZZ01-20220630-A-000040-2'] }));
    expect(paper.packed).toContain('另有未核定的试算：ZZ01-20220630-A-000040-2。');
  });

  it('lists every sample value of the plan in 体验模式', async () => {
    const paper = await read(tried());
    expect(samplesOf('zaozhuang-2022').length).toBeGreaterThan(3);
    for (const name of samplesOf('zaozhuang-2022')) expect(paper.packed).toContain(packed(name));
    const real = await read(tried(WORKED_DRUGS, ['healthy'], { issuer: issuer() }));
    expect(real.packed).toContain('¥18,525.00人民币');
    expect(real.pages.flatMap(({ marks }) => marks)).toEqual([]);
  });

  it('numbers its pages, carries its number on each and keeps inside the margins', async () => {
    for (const trials of [0, 40, 110]) {
      const otherOpenTrials = Array.from({ length: trials }, (_, at) => `ZZ01-20220630-A-${at + 100_000}-2`);
      const paper = await read(tried(WORKED_DRUGS, ['healthy'], { otherOpenTrials }));
      paper.pages.forEach(({ lines, extent }, at) => {
        expect(lines.at(-1)).toContain(`第 ${at + 1} 页 共 ${paper.pages.length} 页`);
        expect(lines.at(-1)).toContain('ZZ01-20220701-A-000042-5');
        expect(extent.left).toBeGreaterThanOrEqual(47.5);
        expect(extent.right).toBeLessThanOrEqual(595.28 - 47.5);
        expect(extent.bottom).toBeGreaterThan(20);
      });
    }
  });

  it('keeps figures of tens of millions in one piece', async () => {
    const sheet = workedSheet();
    const big = Object.fromEntries(AMOUNT_FIELDS.map((field) => [field, fen((sheet[field] ?? 0) * 100)]));
    const drugs = { sum: { amount: fen(300_000_000), source: 'entered' }, listed: [] } as const;
    const paper = await read(tried(drugs, ['healthy', 'preexisting'], {}, workedSheet(big)));
    expect(paper.text).toMatch(/3,350,000\.00\s+20,000\.00\s+3,330,000\.00\s+75%\s+1,000,000\.00/);
  });

  it('fits a product with one pooled line as well', async () => {
    const paper = await read(tried(WORKED_DRUGS, ['healthy', 'preexisting'], {}, workedSheet(), 'ganzhou'));
    expect(paper.text).toMatch(/83,500\.00\s+15,000\.00\s+68,500\.00/);
  });

  it('is the same bytes when rendered again', async () => {
    const [first, second] = [await renderPaper(tried(), fonts), await renderPaper(tried(), fonts)];
    expect(Buffer.compare(first, second)).toBe(0);
  });
});
