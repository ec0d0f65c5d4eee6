/** Sentences of the errors of the door and of the desk itself: sessions, grants, shifts, disk, key, versions. */
export const deskErrors = {
  'input-invalid': (d: { field: string; path: string; problem: string }) =>
    `${d.field}：${d.problem}。请改正后重试，已填内容不会丢失。`,
  'method-unknown': (d: { method: string }) => `没有名为 ${d.method} 的操作。请确认程序版本一致后重试。`,
  'request-id-missing': (_: Record<never, never>) => '该操作缺少请求编号，未执行。请重新打开本页后再提交。',
  'request-reused': (d: { requestId: string }) =>
    `请求编号 ${d.requestId} 已用于另一内容，本次未执行。请重新打开本页后再提交。`,
  'desk-missing': (_: Record<never, never>) => '本机尚未开通。请先选择“体验模式”或“登记窗口”。',
  'desk-locked': (_: Record<never, never>) => '数据库尚未解锁。请用工号和密码登录。',
  'desk-exists': (_: Record<never, never>) => '本机已经开通，不能重复开通。请直接登录。',
  'desk-running': (d: { folder: string }) =>
    `数据目录 ${d.folder} 正被另一个联办窗口程序使用。请切换到已打开的窗口；若确无其他窗口，请稍候重试。`,
  'desk-code-taken': (d: { operatorNo: string }) => `工号 ${d.operatorNo} 已存在。请换一个工号。`,
  'installation-unreadable': (d: { where: string }) =>
    `本机安装标识文件 ${d.where} 已损坏。请从备份恢复该文件；没有备份时请联系主管办理接管。`,
  'file-missing': (d: { where: string }) => `找不到文件 ${d.where}。请勿移动数据目录中的文件；联系主管从备份恢复。`,
  'session-required': (_: Record<never, never>) => '请先登录。',
  'session-locked': (_: Record<never, never>) => '窗口已锁屏。请输入密码解锁，已填内容会保留。',
  'side-refused': (d: { side: string; allowed: string }) =>
    `此操作限${d.allowed}使用，当前登录为${d.side}。请换有权限的人员登录。`,
  'grant-refused': (d: { needed: string }) => `此操作需要下列权限之一：${d.needed}。请由有该权限的人员登录后办理。`,
  'demo-only': (_: Record<never, never>) => '此操作仅限体验模式。',
  'shift-required': (_: Record<never, never>) => '办理收费前请先开班（F5 班次）。',
  'shift-open': (d: { businessDay: string }) => `您在 ${d.businessDay} 已开班，不必重复开班。`,
  'operator-unknown': (d: { operatorNo: string }) =>
    `没有工号为 ${d.operatorNo} 的在岗人员。请核对工号；已离岗的先恢复在岗。`,
  'last-admin': (d: { operatorNo: string }) =>
    `工号 ${d.operatorNo} 是最后一位在岗的系统管理人员，不能离岗或取消该权限。请先给另一人“系统管理”权限。`,
  'operator-side': (d: { problem: string }) => `人员设置有误：${d.problem}。请改正后重试。`,
  'sign-in-refused': (d: { remaining: number; minutes: number }) =>
    `工号或密码不正确。还可再试 ${d.remaining} 次，用完后该工号在本窗口暂停登录 ${d.minutes} 分钟。`,
  'sign-in-paused': (d: { minutes: number }) =>
    `密码连续输错，已暂停登录，约 ${d.minutes} 分钟后可再试。请核对工号和大小写锁定键。`,
  'os-unlock-refused': (d: { problem: string }) =>
    `不能启用随系统用户自动解锁：${d.problem}。数据库仍由登录密码解锁，不影响办理业务。`,
  'setting-invalid': (d: { name: string; problem: string }) => `${d.name}：${d.problem}。请改正后重新保存。`,
  'disk-full': (d: { where: string }) => `磁盘已满，本次操作未生效，原有数据完好。请清理磁盘后重试（${d.where}）。`,
  'disk-failed': (d: { where: string }) =>
    `读写磁盘出错，本次操作未生效。请检查磁盘或数据线后重试，仍不行请联系技术支持（${d.where}）。`,
  'folder-read-only': (d: { where: string }) =>
    `数据目录不可写：${d.where}。请检查目录权限，或用 --data 指定可写的目录。`,
  'database-unreadable': (d: { where: string }) =>
    `数据库打不开：${d.where}。文件已损坏，或密钥与数据库不匹配。请勿删除任何文件，联系主管从备份恢复。`,
  'database-from-future': (d: { found: number; known: number }) =>
    `数据库由更新版本的程序创建（版本 ${d.found}，本程序支持到 ${d.known}）。请升级程序后再打开，数据未改动。`,
  'key-file-missing': (d: { where: string }) =>
    `找不到密钥文件 ${d.where}。请把 key.json 放回数据目录，或联系主管从备份恢复。`,
  'key-file-unreadable': (d: { where: string }) => `密钥文件 ${d.where} 无法识别。请勿改动它，联系主管从备份恢复。`,
  'ticket-unknown': (_: Record<never, never>) => '上传的文件已失效。请重新选择文件。',
  'job-busy': (_: Record<never, never>) => '同类任务正在进行。请等它完成或取消后再开始。',
  'job-cancelled': (d: { operatorNo: string }) => `任务已由工号 ${d.operatorNo} 取消。需要时请重新开始。`,
  'job-of-other': (_: Record<never, never>) => '这个任务由别人发起。请由发起人、主管或系统管理员取消。',
  'job-unknown': (d: { jobId: string }) => `没有编号为 ${d.jobId} 的任务。请刷新后重试。`,
  'upload-empty': (d: { name: string }) => `文件 ${d.name} 是空的。请重新导出后再选。`,
  fault: (d: { reference: string }) => `程序出错，本次操作未生效。请记下编号 ${d.reference} 并联系技术支持。`,
} as const;
