/** Why a desk must be taken over before it works again (DESIGN §7). */
import { z } from 'zod';

/**
 * `restored`: from a backup, what came after it may be missing · `moved`: carried or copied to another machine ·
 * `superseded`: another life of this desk has taken over, this folder is the older one · `forked`: the centre holds another story
 * under the same numbers; this folder can never be sent whole, so it cannot take over itself.
 */
export const TAKEOVER_CAUSES = ['restored', 'moved', 'superseded', 'forked'] as const;
export const takeoverCauseSchema = z.enum(TAKEOVER_CAUSES);
export type TakeoverCause = z.infer<typeof takeoverCauseSchema>;

/** What happened, as the head of a sentence. */
export const TAKEOVER_NAMES: Readonly<Record<TakeoverCause, string>> = {
  restored: '本窗口刚从备份恢复，备份之后的业务可能不在其中',
  moved: '数据文件夹是从另一台电脑搬来或复制来的，原来的电脑可能还在使用',
  superseded: '本窗口已由另一份数据接管，这里是旧的一份',
  forked: '中心已存有本窗口同一号段的不同业务：有两台电脑在用同一窗口，或本机数据曾退回到从前',
};

/** What a fork leaves to do: this folder cannot be taken over. */
export const FORKED_STEP =
  '请停用其中一台：另一台没有这个提示的，可以继续办理；要留用这台的，先备份，再用两台分开之前的备份恢复，然后接管，只在这台办过的按纸质单证补录';

/** Who does what next. */
export const TAKEOVER_STEPS: Readonly<Record<TakeoverCause, string>> = {
  restored: '请主管或系统管理人员登录，在“设置 → 窗口”办理接管',
  moved: '请主管或系统管理人员登录，在“设置 → 窗口”办理接管',
  superseded: '请主管或系统管理人员登录，在“设置 → 窗口”办理接管',
  forked: FORKED_STEP,
};

/** What the epoch's entry says of the cause, before the reason in the supervisor's own words. */
export const TAKEOVER_REASONS: Readonly<Record<Exclude<TakeoverCause, 'forked'>, string>> = {
  restored: '从备份恢复',
  moved: '数据文件夹搬迁',
  superseded: '再次接管',
};
