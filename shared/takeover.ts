/** Why a desk must be taken over before it works again (DESIGN §7). */
import { z } from 'zod';

/**
 * `restored`: from a backup, what came after it may be missing · `moved`: carried or copied to another machine ·
 * `superseded`: another life of this desk has taken over, this folder is the older one.
 */
export const TAKEOVER_CAUSES = ['restored', 'moved', 'superseded'] as const;
export const takeoverCauseSchema = z.enum(TAKEOVER_CAUSES);
export type TakeoverCause = z.infer<typeof takeoverCauseSchema>;

/** What happened, as the head of a sentence. */
export const TAKEOVER_NAMES: Readonly<Record<TakeoverCause, string>> = {
  restored: '本窗口刚从备份恢复，备份之后的业务可能不在其中',
  moved: '数据文件夹是从另一台电脑搬来或复制来的，原来的电脑可能还在使用',
  superseded: '本窗口已由另一份数据接管，这里是旧的一份',
};

/** What the epoch's entry says of the cause, before the reason in the supervisor's own words. */
export const TAKEOVER_REASONS: Readonly<Record<TakeoverCause, string>> = {
  restored: '从备份恢复',
  moved: '数据文件夹搬迁',
  superseded: '再次接管',
};
