/** Sentences of the errors of backup, restore and takeover. */
import { FORKED_STEP, TAKEOVER_NAMES, TAKEOVER_STEPS, type TakeoverCause } from '../takeover.ts';

export const backupErrors = {
  'takeover-needed': (d: { cause: TakeoverCause }) =>
    `${TAKEOVER_NAMES[d.cause]}。为防止单号重复，现在只能查看，不能办理业务。${TAKEOVER_STEPS[d.cause]}。`,
  'takeover-forked': (_: Record<never, never>) => `这份数据与中心已有的不同，送不上去，不能由它接管。${FORKED_STEP}。`,
  'takeover-not-needed': (_: Record<never, never>) => '本窗口不需要接管，可以照常办理业务。',
  'takeover-approver': (d: { operatorNo: string }) =>
    `工号 ${d.operatorNo} 不能同意本次接管。须是另一位在岗的主管或系统管理人员，由本人输入密码。`,
  'approver-needed': (_: Record<never, never>) => '接管须由另一位主管或系统管理人员同意。请对方在本机填写工号和密码。',
  'backup-folder': (d: { folder: string }) =>
    `找不到存放备份的文件夹 ${d.folder}。请先插好移动介质，填写从根目录写起的完整路径，再重试。`,
  'backup-running': (_: Record<never, never>) => '本窗口的另一个备份正在进行。请等它完成后再试。',
  'backup-unsound': (d: { finding: string }) =>
    `数据未通过核对（${d.finding}），本次备份没有保留。请勿删除以前的备份，运行“核验流水”并联系主管。`,
  'backup-missing': (d: { folder: string }) =>
    `${d.folder} 不是一个完整的备份。请选择名称以 joint-desk- 开头、其中有 backup.json 的文件夹。`,
  'backup-damaged': (d: { folder: string; what: string }) =>
    `备份 ${d.folder} 已损坏（${d.what}），没有恢复任何文件。请换一份备份，或换一个介质再试。`,
  'restore-folder-used': (d: { folder: string }) =>
    `数据目录 ${d.folder} 里已有数据，没有恢复。确要替换时加 --replace，旧文件会整体移到一旁，不会删除。`,
  'restore-cut-off': (d: { folder: string }) =>
    `数据目录 ${d.folder} 的恢复中途被打断。请再运行一次同样的恢复命令（npm run desk -- restore …），会从头做完。`,
  'takeover-no-centre': (_: Record<never, never>) => '本窗口没有接入过中心，接管不用填写接管码。请把“接管码”留空再办。',
  'takeover-other-centre': (d: { centre: string }) =>
    `应答的不是本窗口所接入的中心“${d.centre}”（密钥不同），没有接管。请核对网络，并联系中心管理人员。`,
  'epoch-confirmed-already': (_: Record<never, never>) => '本窗口的号段已由中心确认，不必再填接管码。',
  'fetch-back-newer': (d: { seq: number; type: string }) =>
    `从中心取回的第 ${d.seq} 笔流水（${d.type}）是新版程序写的，本程序看不懂，已停止取回，此前取回的有效，没有丢失。请先把程序升级到与原来相同或更新的版本，打开后会接着取回；不要在取完之前重新补录。`,
  'fetch-back-refused': (d: { seq: number; problem: string }) =>
    `从中心取回的第 ${d.seq} 笔流水${d.problem}，已停止取回，此前取回的有效。请联系中心管理人员。`,
} as const;
