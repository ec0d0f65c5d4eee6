import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { fen } from '../../../shared/money.ts';
import { bundledFontPath, loadFonts } from '../../../main/papers/font-files.ts';
import { openFonts } from '../../../main/papers/fonts.ts';
import { renderPaper, type PaperSource } from '../../../main/papers/render.ts';
import { readFileSync } from 'node:fs';
import { readPdf } from '../../support/read-pdf.ts';
import { tinyFont } from '../../support/tiny-font.ts';
import {
  collected,
  DAUGHTER,
  deducted,
  deduction,
  insured,
  issuer,
  MOTHER,
  PLAN,
  proposed,
  SAMPLES,
} from './sources.ts';

const fonts = await loadFonts(bundledFontPath(), []);
const demo = { issuer: issuer({ mode: 'demo', samples: SAMPLES }) };
const LONG_NAME = '阿卜杜热西提·买买提艾力·图尔荪江·阿不力米提·努尔艾合买提';

async function read(source: PaperSource) {
  return readPdf(await renderPaper(source, fonts));
}

describe('投保受理单', () => {
  it('says what it is not, what was proposed, for whom, and what it costs', async () => {
    const { packed, pages } = await read(proposed('proposal-acceptance'));
    expect(pages).toHaveLength(1);
    for (const text of [
      '投保受理单',
      '单证号ZZ01-20211120-A-000017-K',
      '本单不是保险凭证，以保险公司承保为准，不符合条件的保费全额原路退还。',
      '¥99.00',
      '人民币玖拾玖元整',
      PLAN.productName,
      '2022-01-01至2022-12-31',
      '扫码支付',
      '待到账',
      '4200001234202111205678901234',
      '城乡居民基本医疗保险',
      '截至2021-11-18',
      '次年基本医保未缴费的，自恢复医保待遇之日起享受。',
      '本产品为商业保险，非基本医疗保险。',
      '执业登记编号02000137040080002021000123',
      '苗青（S002）',
      '2021-11-2009:30',
      '第1页共1页',
    ]) {
      expect(packed).toContain(text);
    }
  });

  it('masks certificate numbers and telephones', async () => {
    const source = deduction({ papers: [{ no: proposed('proposal-acceptance').no, kind: 'proposal-acceptance' }] });
    const { packed } = await read({ ...source, kind: 'proposal-acceptance' });
    expect(packed).toContain(
      `付款人${DAUGHTER.psn_name}3704**********${DAUGHTER.certno.slice(-4)}被保险人是其母亲138****1234`,
    );
    expect(packed).not.toContain(MOTHER.certno);
    expect(packed).not.toContain(DAUGHTER.certno);
    expect(packed).not.toContain('13800001234');
  });

  it('shows both names of a person whose roster name differs', async () => {
    const source = proposed('proposal-acceptance', { insured: insured({ rosterName: '孟详兰' }) });
    expect((await read(source)).packed).toContain('证件姓名“孟祥兰”，参保库姓名“孟详兰”');
  });

  it('names the agent and leaves a line for the agent to sign', async () => {
    const agent = { ...DAUGHTER, relation: '52', authority: 'mandate' } as const;
    const { packed } = await read(proposed('proposal-acceptance', { agent }));
    expect(packed).toContain('代办人（委托）褚文静');
    expect(packed).toContain('代办人签名');
    expect((await read(proposed('proposal-acceptance'))).packed).not.toContain('代办人');
  });

  it('never puts the lines to sign on alone on a page', async () => {
    for (let notes = 0; notes <= 56; notes += 2) {
      const notices = Array.from({ length: notes }, () => '保障责任、起付线、比例和封顶线以保险合同为准。');
      const eligibility = { checks: [], notices };
      const { pages } = await read(proposed('proposal-acceptance', { eligibility }));
      // Head, foot and the lines to sign on are three.
      for (const { lines } of pages) expect(lines.length).toBeGreaterThan(3);
    }
  });

  it('names the subsidiser and the identity it pays for', async () => {
    const payment = {
      ...proposed('proposal-acceptance').body.payment,
      tender: 'subsidy',
      state: 'receivable',
      reference: null,
      payer: { kind: 'subsidy', name: '瑞金市乡村振兴局', identity: '脱贫不稳定户' },
    } as const;
    const { packed } = await read(proposed('proposal-acceptance', { payment }));
    expect(packed).toContain('资助方瑞金市乡村振兴局—脱贫不稳定户');
    expect(packed).toContain('应收');
  });

  it('wraps long names and texts without losing a character', async () => {
    const long = { ...MOTHER, psn_name: LONG_NAME, relation: '01' };
    const notice = '参保人在保障期间内发生的医疗费用，按约定的责任、起付线、比例和封顶线赔付。'.repeat(7);
    const source = proposed('proposal-acceptance', {
      applicant: long,
      insured: insured({ psn_name: LONG_NAME }),
      eligibility: { checks: [], notices: [notice] },
      issuer: issuer({
        insurer: '示范财产保险股份有限公司山东省分公司枣庄中心支公司滕州市营销服务部（共保体首席承保人）',
        site: '枣庄市薛城区临城街道办事处便民服务中心医保商保联合服务窗口',
      }),
    });
    const { packed, pages } = await read(source);
    expect(packed.replaceAll('·', '')).toContain(LONG_NAME.slice(-6));
    expect(packed).toContain(notice);
    expect(packed).not.toContain('参保条件核对');
    for (const { lines, extent } of pages) {
      expect(lines.at(-1)).toContain(source.no);
      expect(extent.left).toBeGreaterThanOrEqual(47.5);
      expect(extent.right).toBeLessThanOrEqual(595.28 - 47.5);
      expect(extent.bottom).toBeGreaterThan(20);
    }
  });
});

describe('保费收据', () => {
  it('states what was received, in figures and words, from whom, for whom', async () => {
    const { packed, pages } = await read(collected());
    expect(pages).toHaveLength(1);
    for (const text of [
      '保费收据',
      '收到保费¥99.00人民币玖拾玖元整',
      '收到¥100.00找零¥1.00',
      '投保人孟祥兰证件号码3704**********',
      '付款人孟祥兰（本人）',
      '付款方式现金',
      '收款人薛兰（C004）',
      '本产品为商业保险，非基本医疗保险。',
      '本收据不是发票，不是保险凭证。',
    ]) {
      expect(packed).toContain(text);
    }
  });

  it('of a deduction names the payer, the relation and the number of the result file', async () => {
    const { packed } = await read(deducted());
    expect(packed).toContain('付款人褚文静（被保险人是其母亲）');
    expect(packed).toContain('流水号GZ202112010000451');
    expect(packed).toContain('个人账户');
  });

  it('does not exist for a deduction that failed', async () => {
    const failed = deducted({ outcome: 'failed', reason: '个人账户余额不足' });
    await expect(renderPaper(failed, fonts)).rejects.toMatchObject({ code: 'paper-content-unreadable' });
  });

  it('prints every amount as the money module writes it', async () => {
    for (const amount of [1, 10, 100_050, 10_700_053, 123_456_789_01]) {
      const { packed } = await read(collected({ kept: fen(amount), received: fen(amount), change: fen(0) }));
      const yuan = (amount / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
      expect(packed).toContain(`收到保费¥${yuan}人民币`);
    }
  });

  it('takes at most 25 KB, in 体验模式 too', async () => {
    for (const source of [collected(), collected(demo), { ...collected(demo), copy: { nth: 2 } }, deducted(demo)]) {
      expect((await renderPaper(source, fonts)).length).toBeLessThanOrEqual(25 * 1024);
    }
  });
});

describe('缴费受理单 and 扣缴受理单', () => {
  it('say that they are no receipts', async () => {
    const payment = await read(proposed('payment-acceptance'));
    expect(payment.packed).toContain('缴费受理单');
    expect(payment.packed).toContain('本单不是收据，仅表示缴费已受理；款项到账后另出保费收据。');
    expect(payment.packed).toContain('应缴保费（待到账）¥99.00人民币玖拾玖元整');
    const order = await read(deduction());
    expect(order.packed).toContain('扣缴受理单');
    expect(order.packed).toContain('本单不是收据，仅表示个人账户扣缴已受理');
    expect(order.packed).toContain('待扣缴保费¥99.00');
    expect(order.packed).toContain('付款人褚文静');
    expect(order.packed).toContain('账户本人签名');
    expect(order.packed).not.toContain('收到保费');
  });
});

describe('every paper', () => {
  it('is the same bytes when rendered again, also by a desk that drew other papers before', async () => {
    const first = await renderPaper(collected(demo), fonts);
    const other = await loadFonts(bundledFontPath(), []);
    await renderPaper(proposed('proposal-acceptance', { insured: insured({ psn_name: '⾦⼀' }) }), other);
    const second = await renderPaper(collected(demo), other);
    expect(Buffer.compare(first, second)).toBe(0);
  });

  it('is dated by its entry, not by the clock', async () => {
    const { info } = await read(collected());
    expect(info).toMatchObject({ CreationDate: 'D:20211120013012Z', ModDate: 'D:20211120013012Z' });
  });

  it('carries the watermark on every page in 体验模式 and none in real business', async () => {
    const checks = Array.from({ length: 30 }, (_, at) => `第 ${at + 1} 项参保条件已核对。`);
    const long = proposed('proposal-acceptance', { ...demo, eligibility: { checks, notices: [] } });
    const sampled = await read(long);
    expect(sampled.pages.length).toBeGreaterThan(1);
    for (const page of sampled.pages) expect(page.marks).toContain('体验模式');
    const real = await read(proposed('proposal-acceptance'));
    expect(real.pages.flatMap(({ marks }) => marks)).toEqual([]);
    expect(real.packed).not.toMatch(/体验模式|样例|＊/);
  });

  it('marks sample figures and lists the sample values', async () => {
    const { packed } = await read(proposed('proposal-acceptance', demo));
    expect(packed).toContain('¥99.00＊');
    expect(packed).toContain('样例数值（非真实产品数据）');
    for (const name of SAMPLES) expect(packed).toContain(name);
    const receipt = await read(collected(demo));
    expect(receipt.packed).toContain('¥99.00＊');
    expect(receipt.packed).toContain('＊样例数值，见投保受理单。');
  });

  it('says 补打 第N次 on a reprint and differs from the first print in that only', async () => {
    const first = await read(collected());
    const again = await read({ ...collected(), copy: { nth: 3 } });
    expect(first.packed).not.toContain('补打');
    expect(again.packed.replaceAll('补打第3次', '')).toBe(first.packed);
    expect(again.pages[0]?.lines.at(-1)).toContain('补打 第3次');
  });

  it('stops at a character no font has and names it with its field', async () => {
    const source = collected({ payerName: '王𠮷' });
    await expect(renderPaper(source, fonts)).rejects.toEqual(
      new AppError('paper-glyph-missing', { field: '付款人', character: '𠮷', codePoint: 'U+20BB7' }),
    );
  });

  it('draws that character from another font and keeps its text', async () => {
    const file = { name: 'tiny', read: async () => tinyFont(0x20bb7) };
    const richer = openFonts(readFileSync(bundledFontPath()), [file]);
    const { packed } = await readPdf(await renderPaper(collected({ payerName: '王𠮷' }), richer));
    expect(packed).toContain('付款人王𠮷');
  });

  it('never holds a □', async () => {
    for (const source of [collected(demo), deducted(demo), deduction(demo), proposed('proposal-acceptance', demo)]) {
      expect((await read(source)).packed).not.toMatch(/[□\ufffd]/);
    }
  });

  it('is refused when its entry is of another kind or does not name its number', async () => {
    const wrongKind = { ...collected(), kind: 'claim-trial' } as const;
    await expect(renderPaper(wrongKind, fonts)).rejects.toMatchObject({ code: 'paper-content-unreadable' });
    const wrongNo = { ...collected(), no: 'ZZ01-20211120-A-000099-X' };
    await expect(renderPaper(wrongNo, fonts)).rejects.toMatchObject({ code: 'paper-content-unreadable' });
  });
});
