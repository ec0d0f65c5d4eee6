/** What the citizen must be told before joining, item by item (counter rule 9; 健康保险管理办法 §39, §41). */
import { z } from 'zod';
import { COMMERCIAL } from './terms/paper-texts.ts';

export const NOTICE_IDS = [
  'commercial',
  'coverage',
  'exclusions',
  'waiting',
  'cooling-off',
  'renewal',
  'claiming',
  'periods',
  'other-terms',
] as const;
export const noticeIdSchema = z.enum(NOTICE_IDS);
export type NoticeId = z.infer<typeof noticeIdSchema>;

/** Titles only; the full texts stand on the product's 投保提示书. */
export const NOTICE_TITLES: Readonly<Record<NoticeId, string>> = {
  commercial: COMMERCIAL.replace('。', ''),
  coverage: '保险责任：哪些费用赔、怎么赔',
  exclusions: '责任的减轻或免除：免赔额（起付线）、赔付比例、不赔的情形',
  waiting: '等待期',
  'cooling-off': '犹豫期，以及投保人在犹豫期内的权利和义务',
  renewal: '续保：本产品不保证续保，每年按当年方案重新投保',
  claiming: '理赔程序和须提交的材料',
  periods: '保险期间（组合产品为各产品的保险期间）',
  'other-terms': '保险公司依规定告知的其他事项',
};

/** §41: the question about other indemnity cover, answered by the citizen. */
export const OTHER_INDEMNITY_QUESTION = '被保险人是否已有其他费用补偿型商业医疗保险？';
export const OTHER_INDEMNITY_ANSWERS = ['yes', 'no'] as const;
export const otherIndemnitySchema = z.enum(OTHER_INDEMNITY_ANSWERS);
export type OtherIndemnity = z.infer<typeof otherIndemnitySchema>;
export const OTHER_INDEMNITY_NAMES: Readonly<Record<OtherIndemnity, string>> = { yes: '有', no: '没有' };

/** Where the citizen confirmed: on the 客户屏, or by signing the printed 投保提示书. Never the clerk for them. */
export const NOTICE_CHANNELS = ['screen', 'paper'] as const;
export const noticeChannelSchema = z.enum(NOTICE_CHANNELS);
export type NoticeChannel = z.infer<typeof noticeChannelSchema>;
export const NOTICE_CHANNEL_NAMES: Readonly<Record<NoticeChannel, string>> = {
  screen: '投保人已在客户屏逐项确认',
  paper: '投保人已在纸质投保提示书上签字确认',
};

/** The items not among those confirmed; empty when all were. */
export function missingNotices(confirmed: readonly NoticeId[]): NoticeId[] {
  return NOTICE_IDS.filter((id) => !confirmed.includes(id));
}
