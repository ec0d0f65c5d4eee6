/** Whether the desk reaches its centre, in words: sync rule 23 keeps the causes apart. */
import { z } from 'zod';

/**
 * `unconnected`: this desk was never joined to a centre, and works by itself. `checking`: it was well when last heard, but not in
 * this run or not lately; never stored. Else: all is well · no network · the centre does
 * not answer · the centre asks for a newer program · the clocks are too far apart · the centre has shut this desk out ·
 * both ends speak, but something keeps business from passing and a person must look.
 */
export const LINE_STATES = [
  'unconnected',
  'ok',
  'checking',
  'no-line',
  'centre-down',
  'upgrade-needed',
  'clock-skewed',
  'revoked',
  'blocked',
] as const;
export const lineStateSchema = z.enum(LINE_STATES);
export type LineState = z.infer<typeof lineStateSchema>;

export const LINE_NAMES: Readonly<Record<LineState, string>> = {
  unconnected: '未接入中心',
  ok: '正常',
  checking: '正在联系',
  'no-line': '无线路',
  'centre-down': '中心不可用',
  'upgrade-needed': '需升级',
  'clock-skewed': '时钟偏差',
  revoked: '已停用',
  blocked: '同步受阻',
};

/** What does not pass by itself: somebody must act. Being without a line for a while is no warning (sync rule 22). */
export const NEEDS_SOMEBODY: readonly LineState[] = ['upgrade-needed', 'clock-skewed', 'revoked', 'blocked'];
