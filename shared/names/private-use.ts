/** Private-use characters in old name files, and the Unicode characters they became: dated data a city can extend. */
import { z } from 'zod';

const privateUse = /^[\u{e000}-\u{f8ff}\u{f0000}-\u{ffffd}\u{100000}-\u{10fffd}]$/u;

export const privateUseTableSchema = z.strictObject({
  /** 'YYYY-MM-DD' of the edition; a later one replaces an earlier one. */
  edition: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  source: z.string().min(1),
  /** Private-use character → the character meant. */
  characters: z.record(z.string().regex(privateUse, '左列应为一个自造字区字符'), z.string().min(1).max(2)),
});
export type PrivateUseTable = z.infer<typeof privateUseTableSchema>;

/** U+E815 … U+E864 in order: what GB18030-2000 and GBK put at FE50 … FEA0 before Unicode had the characters. */
const FROM_E815 =
  '⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟' +
  '㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱' +
  '䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟' +
  '䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻';

/** GB 18030-2005/2022 against GBK, bytes FE50–FEA0 [A: the standard's tables, checked against two converters]. */
export const gb18030PrivateUse: PrivateUseTable = {
  edition: '2022-07-19',
  source: 'GB 18030-2022 与 GBK 的 FE50–FEA0 区对照',
  characters: Object.fromEntries([...FROM_E815].map((meant, index) => [String.fromCodePoint(0xe815 + index), meant])),
};
