/** Text for 24-pin printers: the bytes are those of GB18030, the lines are those of the form. */
import { describe, expect, it } from 'vitest';
import { contentOf } from '../../../main/papers/render.ts';
import { escpBytes } from '../../../main/printing/escp.ts';
import { openGb18030 } from '../../../main/printing/gb18030.ts';
import { textForms } from '../../../main/printing/text-form.ts';
import { NO_OFFSET } from '../../../shared/print-profile.ts';
import { LISTED_DRUGS, tried } from './claim-source.ts';
import { collected, proposed } from './sources.ts';

const gb18030 = openGb18030();
const hex = (text: string): string => Buffer.from(gb18030.encode(text)).toString('hex');

describe('GB18030', () => {
  it('writes ASCII in one byte, GBK in two, the rest in four, and every character comes back', () => {
    expect([hex('A'), hex('中'), hex('￥'), hex('·'), hex('ā')]).toEqual(['41', 'd6d0', 'a3a4', 'a1a4', 'a8a1']);
    expect([hex('㵐'), hex('𠮷'), hex('𬱖')].map(({ length }) => length)).toEqual([8, 8, 8]);
    const all = Array.from({ length: 0x1_1000 }, (_, at) => at).filter(
      (at) => at < 0xd8_00 || (at > 0xf8_ff && at !== 0xff_fd),
    );
    const text = String.fromCodePoint(...all.slice(0, 30_000)) + String.fromCodePoint(...all.slice(30_000));
    expect(new TextDecoder('gb18030', { ignoreBOM: true }).decode(gb18030.encode(text))).toBe(text);
  });

  it('knows what a printer’s font surely holds', () => {
    const held = Array.from('保费¥A龑·㵐𠮷', (letter) => gb18030.isTwoByte(letter.codePointAt(0) ?? 0));
    expect(held).toEqual([true, true, false, true, true, true, false, false]);
  });
});

describe('a form of plain text', () => {
  it('of a receipt is one form with head, copies and signatures', () => {
    const [form = [], ...more] = textForms(contentOf(collected(), 'check').content);
    expect(more).toEqual([]);
    expect(form.slice(0, 2).map((line) => line.trim())).toEqual([
      '保费收据',
      '单证号 ZZ01-20211120-A-000018-7                            校验 5f3a90c1d2e4b607',
    ]);
    expect(form.join('\n')).toMatch(/收到保费 +￥99\.00\n {2}人民币玖拾玖元整/);
    expect(form.at(-1)).toMatch(/^ZZ01-20211120-A-000018-7 {2}一式三联：存根\/客户\/记账 +第 1 页 共 1 页$/);
  });

  it('says void, sample and copy in words on every form, and repeats the heading over the page', () => {
    const forms = textForms(contentOf({ ...tried(LISTED_DRUGS), isVoid: true, copy: { nth: 2 } }, 'check').content);
    expect(forms.length).toBeGreaterThan(3);
    for (const form of forms) {
      expect(form.slice(0, 3).join('')).toContain('【作废】【体验模式】【补打 第2次】');
      expect(form.slice(0, 4).join('')).toContain('（非给付决定，以保险公司核定为准）');
    }
    expect(forms.flat().filter((line) => line === '■计算步骤（按健康）（续）').length).toBeGreaterThan(0);
  });

  it('goes out as forms of 33 lines, moved right and down by the offset', () => {
    const forms = textForms(contentOf(proposed('proposal-acceptance'), 'check').content);
    const bytes = Buffer.from(escpBytes(forms, NO_OFFSET, gb18030));
    expect(bytes.subarray(0, 9).toString('hex')).toBe('1b401c261b321b4321');
    expect(bytes.filter((byte) => byte === 0x0c)).toHaveLength(forms.length);
    const moved = Buffer.from(escpBytes([['保']], { x: 2.54, y: 2.54 }, gb18030)).subarray(9);
    expect(moved.toString('hex')).toBe('1b4a12' + '1b240600' + 'b1a3' + '0d0a' + '0d0c');
    const leftAndUp = Buffer.from(escpBytes([['保']], { x: -2, y: -2 }, gb18030)).subarray(9);
    expect(leftAndUp.toString('hex')).toBe('b1a3' + '0d0a' + '0d0c');
  });
});
