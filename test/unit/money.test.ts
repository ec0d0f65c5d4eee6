import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError, errorSentence } from '../../shared/errors.ts';
import {
  compileRate,
  costReaching,
  fen,
  formatRate,
  formatYuan,
  inWords,
  minus,
  negate,
  parseYuan,
  plus,
  rate,
  rateSchema,
  roundExact,
  timesRate,
  timesRateExact,
  toExact,
} from '../../shared/money.ts';

function failure(act: () => unknown): { code: string; sentence: string } {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, sentence: errorSentence(error.code, error.details) };
    throw error;
  }
  throw new Error('nothing was thrown');
}

// Up to 8 billion yuan, the range of exact products.
const anyFen = fc.integer({ min: -800_000_000_000, max: 800_000_000_000 }).map(fen);
const someFen = fc.integer({ min: 0, max: 1_000_000_000_000 }).map(fen);
const anyRate = fc.integer({ min: 0, max: 10_000 }).map((parts) => rate(String(parts / 10_000)));

describe('fen', () => {
  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%s is not fen', (value) => {
    expect(failure(() => fen(value)).code).toBe('money-not-fen');
  });

  it('an addition past the exact range is refused, never rounded', () => {
    const most = fen(Number.MAX_SAFE_INTEGER);
    expect(failure(() => plus(most, fen(1))).code).toBe('money-not-fen');
  });

  it('minus zero does not exist', () => {
    expect(Object.is(negate(fen(0)), 0)).toBe(true);
    expect(Object.is(minus(fen(0), fen(0)), 0)).toBe(true);
  });
});

describe('an amount in yuan', () => {
  it.each([
    ['1,234.50', 123_450],
    ['1234.5', 123_450],
    ['0', 0],
    ['0.01', 1],
    ['￥１，２３４．５０', 123_450],
    [' ¥ 1,000,000 ', 100_000_000],
    ['1234元', 123_400],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
  ])('%s is read', (text, value) => {
    expect(parseYuan(text)).toBe(value);
  });

  it.each([
    ['', 'money-empty'],
    ['￥', 'money-empty'],
    ['1.005', 'money-decimals'],
    ['-1', 'money-negative'],
    ['−12.00', 'money-negative'],
    ['一百', 'money-not-number'],
    ['1O0.00', 'money-not-number'],
    ['1,23.00', 'money-not-number'],
    ['.5', 'money-not-number'],
    ['12.', 'money-not-number'],
    ['1e5', 'money-not-number'],
    ['90071992547409.92', 'money-too-large'],
  ])('%s is refused as %s', (text, code) => {
    expect(failure(() => parseYuan(text)).code).toBe(code);
  });

  it('a refusal names what was typed and what to type instead', () => {
    const { sentence } = failure(() => parseYuan('12.345'));
    expect(sentence).toBe('金额“12.345”超过两位小数。请按票据录入到分（两位小数）。');
  });

  it('what is shown is read back as the same amount', () => {
    fc.assert(
      fc.property(someFen, (amount) => {
        expect(parseYuan(formatYuan(amount))).toBe(amount);
      }),
    );
  });

  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [-5, '-0.05'],
    [123_450, '1,234.50'],
    [-100_000_000, '-1,000,000.00'],
  ])('%s fen is shown as %s', (amount, text) => {
    expect(formatYuan(fen(amount))).toBe(text);
  });
});

describe('a rate', () => {
  it.each(['0', '1', '0.75', '0.7250', '1.0000'])('%s is a rate', (text) => {
    expect(rate(text)).toBe(text);
  });

  it.each(['1.01', '-0.1', '75%', '0.12345', '.5', '', '01', '2'])('%s is no rate', (text) => {
    expect(failure(() => rate(text)).code).toBe('rate-invalid');
    expect(rateSchema.safeParse(text).success).toBe(false);
  });

  it('is shown as a percentage', () => {
    expect([rate('0.75'), rate('0.725'), rate('1'), rate('0')].map(formatRate)).toEqual(['75%', '72.5%', '100%', '0%']);
    expect(formatRate(compileRate(rate('0.0001')))).toBe('0.01%');
  });

  it('rounds once, half-up: 452 fen × 5 % is 23 fen', () => {
    expect(timesRate(fen(452), rate('0.05'))).toBe(23);
    expect(timesRate(fen(50), rate('0.01'))).toBe(1);
    expect(timesRate(fen(49), rate('0.01'))).toBe(0);
    expect(timesRate(fen(100_500), rate('0.001'))).toBe(101);
  });

  it('a reversal is the exact negative of its original', () => {
    fc.assert(
      fc.property(someFen, anyRate, (amount, by) => {
        expect(timesRate(negate(amount), by)).toBe(negate(timesRate(amount, by)));
      }),
    );
  });

  it('the part and the rest make the whole, and the part lies within it', () => {
    fc.assert(
      fc.property(someFen, anyRate, (amount, by) => {
        const part = timesRate(amount, by);
        expect(plus(part, minus(amount, part))).toBe(amount);
        expect(part).toBeGreaterThanOrEqual(0);
        expect(part).toBeLessThanOrEqual(amount);
      }),
    );
  });

  it('agrees with whole-number arithmetic of any size', () => {
    const large = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }).map(fen);
    fc.assert(
      fc.property(large, anyRate, (amount, by) => {
        const exact = (BigInt(amount) * BigInt(compileRate(by)) * 2n + 10_000n) / 20_000n;
        expect(BigInt(timesRate(amount, by))).toBe(exact);
      }),
    );
  });

  it('an exact product rounds as the rounded product', () => {
    fc.assert(
      fc.property(anyFen, anyRate, (amount, by) => {
        expect(roundExact(timesRateExact(amount, by))).toBe(timesRate(amount, by));
      }),
    );
  });

  it('is reached by the least cost that pays the target, and by no fen less', () => {
    const anyAmount = fc.integer({ min: 0, max: 100_000_000 }).map(fen);
    const anyRate = fc.integer({ min: 1, max: 10_000 }).map((parts) => compileRate(rate(String(parts / 10_000))));
    fc.assert(
      fc.property(anyAmount, anyAmount, anyRate, (target, paidOn, by) => {
        const earned = timesRateExact(paidOn, by);
        const cost = costReaching(target, earned, by);
        expect(earned + timesRateExact(cost, by)).toBeGreaterThanOrEqual(toExact(target));
        if (cost > 0) expect(earned + timesRateExact(fen(cost - 1), by)).toBeLessThan(toExact(target));
      }),
    );
    expect(costReaching(fen(100), toExact(fen(0)), compileRate(rate('0.6')))).toBe(167);
  });
});

describe('an amount in words (支付结算办法 附一)', () => {
  it.each([
    ['1,409.50', '壹仟肆佰零玖元伍角整'],
    ['6,007.14', '陆仟零柒元壹角肆分'],
    ['1,680.32', '壹仟陆佰捌拾元零叁角贰分'],
    ['107,000.53', '壹拾万柒仟元零伍角叁分'],
    ['16,409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '叁佰贰拾伍元零肆分'],
    ['0.00', '零元整'],
    ['0.01', '壹分'],
    ['0.10', '壹角整'],
    ['0.55', '伍角伍分'],
    ['1.00', '壹元整'],
    ['1.05', '壹元零伍分'],
    ['1.50', '壹元伍角整'],
    ['10.00', '壹拾元整'],
    ['15.00', '壹拾伍元整'],
    ['10.50', '壹拾元零伍角整'],
    ['20000.50', '贰万元零伍角整'],
    ['100.00', '壹佰元整'],
    ['101.00', '壹佰零壹元整'],
    ['110.00', '壹佰壹拾元整'],
    ['1001.00', '壹仟零壹元整'],
    ['1010.00', '壹仟零壹拾元整'],
    ['10001.00', '壹万零壹元整'],
    ['10100.00', '壹万零壹佰元整'],
    ['20005.00', '贰万零伍元整'],
    ['100001.00', '壹拾万零壹元整'],
    ['110000.00', '壹拾壹万元整'],
    ['1000000.01', '壹佰万元零壹分'],
    ['1001000.00', '壹佰万壹仟元整'],
    ['1010000.00', '壹佰零壹万元整'],
    ['10000001.00', '壹仟万零壹元整'],
    ['100000001.01', '壹亿零壹元零壹分'],
    ['100010000.00', '壹亿零壹万元整'],
    ['100100000.00', '壹亿零壹拾万元整'],
    ['13.05', '壹拾叁元零伍分'],
    ['466.00', '肆佰陆拾陆元整'],
  ])('%s', (figure, words) => {
    expect(inWords(parseYuan(figure))).toBe(`人民币${words}`);
  });

  it('a negative amount is refused: a refund is printed positive', () => {
    expect(failure(() => inWords(fen(-1))).code).toBe('money-words-negative');
  });

  it('read aloud, the words give the figure back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }).map(fen), (amount) => {
        expect(spoken(inWords(amount))).toBe(BigInt(amount));
      }),
    );
  });

  it('never says 零 twice or at an end', () => {
    fc.assert(
      fc.property(someFen, (amount) => {
        fc.pre(amount > 0);
        expect(inWords(amount)).not.toMatch(/零零|零[元万亿整]|人民币零/);
      }),
    );
  });
});

/** An independent reader of capital amounts: sums digits by their place words. */
function spoken(words: string): bigint {
  const [yuanWords = '', centWords = ''] = words.replace('人民币', '').replace('整', '').includes('元')
    ? words.replace('人民币', '').replace('整', '').split('元')
    : ['', words.replace('人民币', '').replace('整', '')];
  const jiao = /(.)角/.exec(centWords)?.[1] ?? '零';
  const cent = /(.)分/.exec(centWords)?.[1] ?? '零';
  return wholeSpoken(yuanWords) * 100n + digitOf(jiao) * 10n + digitOf(cent);
}

function wholeSpoken(words: string): bigint {
  for (const [unit, value] of [
    ['亿', 100_000_000n],
    ['万', 10_000n],
    ['仟', 1_000n],
    ['佰', 100n],
    ['拾', 10n],
  ] as const) {
    const at = words.lastIndexOf(unit);
    if (at >= 0) return wholeSpoken(words.slice(0, at)) * value + wholeSpoken(words.slice(at + 1));
  }
  return digitOf(words.replaceAll('零', '') || '零');
}

function digitOf(word: string): bigint {
  return BigInt('零壹贰叁肆伍陆柒捌玖'.indexOf(word));
}
