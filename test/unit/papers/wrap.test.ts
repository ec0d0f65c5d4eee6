import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrap } from '../../../main/papers/wrap.ts';

/** Chinese one unit wide, everything else half. */
const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + (letter > '⺀' ? 1 : 0.5), 0);

describe('line breaking of forms', () => {
  it('never begins a line with punctuation', () => {
    expect(wrap('本单不是凭证，以承保为准。', 6, widthOf)).toEqual(['本单不是凭', '证，以承保为', '准。']);
  });

  it('never ends a line with an opening bracket', () => {
    expect(wrap('理赔试算单（非决定）', 6, widthOf)).toEqual(['理赔试算单', '（非决定）']);
  });

  it('keeps an amount and a paper number whole', () => {
    expect(wrap('合计共¥123,456.78元', 7, widthOf)).toEqual(['合计共', '¥123,456.78元']);
    expect(wrap('单号 ZZ01-20211120-A', 9, widthOf)).toEqual(['单号', 'ZZ01-20211120-A']);
  });

  it('cuts a word that no line can hold rather than clip it', () => {
    expect(wrap('12345678', 2, widthOf)).toEqual(['1234', '5678']);
  });

  it('cuts a long number into even parts, so that no digit stands alone', () => {
    expect(wrap('12345678901', 5, widthOf)).toEqual(['123456', '78901']);
  });

  it('gives one empty line for nothing', () => {
    expect(wrap('', 5, widthOf)).toEqual(['']);
  });

  it('loses no character and keeps every line inside the width', () => {
    const letters = fc.constantFrom(...'投保人，。（）《》 123a.¥𠮷');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 60 }), fc.integer({ min: 2, max: 12 }), (characters, width) => {
        const text = characters.join('').trim().replaceAll(/ +/g, ' ');
        const lines = wrap(text, width, widthOf);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
