/** Sentences of the errors of backup, restore and takeover. */
export const backupErrors = {
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
} as const;
