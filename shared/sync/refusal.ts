/** Why the centre would not take a request at all; transport, never judgement (DESIGN idea 4). */
import { z } from 'zod';

/**
 * unknown-desk 未登记 · revoked 已停用 · superseded 已由别处接管 · signature-bad 签名不符 · replayed 重放 · clock-skewed 时钟偏差 ·
 * upgrade-needed 需升级 · code-refused 注册码无效 · mode-differs 体验与正式不符 · malformed 格式不符 · unchained 链不相连 ·
 * too-large 过大 · busy 稍后再试 · disk-full 中心存储已满.
 */
export const REFUSAL_CODES = [
  'unknown-desk',
  'revoked',
  'superseded',
  'signature-bad',
  'replayed',
  'clock-skewed',
  'upgrade-needed',
  'code-refused',
  'mode-differs',
  'malformed',
  'unchained',
  'too-large',
  'busy',
  'disk-full',
  'not-found',
  'fault',
] as const;
export const refusalSchema = z.object({
  code: z.enum(REFUSAL_CODES),
  /** The Chinese sentence for the clerk. */
  message: z.string(),
});
export type CentreRefusal = z.infer<typeof refusalSchema>;
export type RefusalCode = CentreRefusal['code'];

/** Codes that mean "try later": nothing is wrong with what was sent (sync rule 11). */
export const TRANSIENT: readonly RefusalCode[] = ['busy', 'disk-full', 'fault'];
