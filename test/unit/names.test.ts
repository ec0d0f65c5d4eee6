import { pinyin } from 'pinyin-pro';
import { describe, expect, test } from 'vitest';
import { compareNames, normaliseName, tidyName } from '../../shared/names.ts';
import { gb18030PrivateUse, privateUseTableSchema } from '../../shared/names/private-use.ts';

const readingsOf = (character: string): string[] =>
  pinyin(character, { toneType: 'none', multiple: true, type: 'array' }).map((reading) => reading.toLowerCase());

describe('one spelling', () => {
  test.each([
    ['阿卜杜•热合曼', '阿卜杜·热合曼'],
    ['阿卜杜・热合曼', '阿卜杜·热合曼'],
    ['阿卜杜･热合曼', '阿卜杜·热合曼'],
    ['阿卜杜．热合曼', '阿卜杜·热合曼'],
    ['阿卜杜‧热合曼', '阿卜杜·热合曼'],
    ['王　 明', '王明'],
    ['\u200b王明\ufeff', '王明'],
    ['Ｊｏｈｎ Smith', 'JOHNSMITH'],
    ['\uf90a', '金'],
  ])('%s becomes %s', (typed, one) => {
    expect(normaliseName(typed)).toBe(one);
  });

  test('the private-use 䶮 of an old file is the 䶮 of today', () => {
    expect(normaliseName('王\ue863')).toBe('王䶮');
    expect(compareNames('王\ue863', '王䶮')).toBe('same');
    expect(normaliseName('\ue831丽')).toBe('\u{215d7}丽');
  });

  test('the table is importable data, and one more character can be added', () => {
    expect(privateUseTableSchema.parse(gb18030PrivateUse)).toEqual(gb18030PrivateUse);
    expect(Object.keys(gb18030PrivateUse.characters)).toHaveLength(80);
    const extended = { ...gb18030PrivateUse, characters: { ...gb18030PrivateUse.characters, '\ue001': '㛃' } };
    expect(normaliseName('王\ue001', extended)).toBe('王㛃');
    expect(privateUseTableSchema.safeParse({ ...extended, characters: { 王: '玉' } }).success).toBe(false);
  });
});

describe('the name as it is kept', () => {
  test.each([
    ['孟 样例', '孟样例'],
    ['孟　样　例 ', '孟样例'],
    ['阿卜杜 · 热合曼', '阿卜杜·热合曼'],
    ['孟\u200b样例', '孟样例'],
    ['John  Smith', 'John Smith'],
    [' ANNA MARIA\u2060 ', 'ANNA MARIA'],
    ['李 John', '李 John'],
    ['Ｊｏｈｎ　Smith', 'Ｊｏｈｎ Smith'],
  ])('“%s” is “%s”', (typed, kept) => {
    expect(tidyName(typed)).toBe(kept);
  });
});

describe('two spellings', () => {
  test.each([
    ['王明', '王明', 'same'],
    ['王 明', '王明', 'same'],
    ['王明', '王朋', 'differs'],
    ['王明', '王明明', 'differs'],
    ['王小明', '王明', 'differs'],
    ['', '', 'differs'],
    ['王？', '王䶮', 'wildcard'],
    ['王??', '王\u{20087}', 'wildcard'],
    ['王*明', '王小明', 'wildcard'],
    ['王*明', '李小明', 'differs'],
    ['王*', '王小明', 'differs'],
    ['王○明', '王小明', 'wildcard'],
    ['王〇明', '王小明', 'differs'],
    ['王□', '王䶮', 'wildcard'],
    ['王××', '王小明', 'wildcard'],
    ['王XX', '王小明', 'wildcard'],
    ['王*明', '王**', 'wildcard'],
    ['阿卜杜*热合曼', '阿卜杜·热合曼', 'differs'],
    ['JOHN SMITH', 'John Smith', 'same'],
    ['JOHN SMITH', 'JOAN SMITH', 'differs'],
  ])('%s and %s: %s', (left, right, outcome) => {
    expect(compareNames(left, right)).toBe(outcome);
    expect(compareNames(right, left)).toBe(outcome);
  });

  test.each([
    ['王yan', '王䶮', 'wildcard'],
    ['王yan', '王燕', 'wildcard'],
    ['王li', '王燕', 'differs'],
    ['Zeng Guofan', '曾国藩', 'wildcard'],
    ['王xiaoming', '王小明', 'wildcard'],
    ['王xiaomin', '王小明', 'differs'],
    ['王yan丽', '王燕丽', 'wildcard'],
  ])('with readings, %s and %s: %s', (left, right, outcome) => {
    expect(compareNames(left, right, readingsOf)).toBe(outcome);
    expect(compareNames(right, left, readingsOf)).toBe(outcome);
  });

  test('without readings, letters may stand for any one character', () => {
    expect(compareNames('王yan', '王䶮')).toBe('wildcard');
    expect(compareNames('王yan', '王小明')).toBe('differs');
  });
});
