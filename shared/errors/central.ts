/** Sentences for whoever runs the centre: its start and its `npm run central` commands. */
export const centralErrors = {
  'central-exists': (_: Record<never, never>) => '这个数据库里已经有一个中心。请换一个数据目录或数据库，或直接启动它。',
  'central-missing': (_: Record<never, never>) =>
    '这个数据库里还没有中心。请先运行 npm run central -- init --name 名称 --mode demo|live。',
  'central-key-differs': (_: Record<never, never>) =>
    '签名钥匙不是这个中心的：窗口将不认它签的任何内容。请把原来的钥匙文件放回数据目录后重试。',
  'central-no-region': (d: { admdvs: string }) =>
    `没有区划 ${d.admdvs}。请先运行 npm run central -- region add ${d.admdvs} 名称。`,
  'central-desk-exists': (d: { desk: string }) => `窗口 ${d.desk} 已经有了。请换一个窗口代码，或用 desks 查看。`,
  'central-no-desk': (d: { desk: string }) => `没有窗口 ${d.desk}。请用 npm run central -- desks 核对窗口代码。`,
  'central-already-joined': (d: { desk: string }) =>
    `窗口 ${d.desk} 已经登记过。恢复或搬迁后请用 npm run central -- desk takeover-code ${d.desk} 发接管码。`,
  'central-not-joined': (d: { desk: string }) =>
    `窗口 ${d.desk} 还没有登记过。首次登记请用 npm run central -- desk code ${d.desk} 发注册码。`,
  'central-key-missing': (d: { path: string }) =>
    `没有这个中心的签名钥匙 ${d.path}。请把它从备份放回后重试；没有它，窗口不认中心签的任何内容。`,
  'central-key-unreadable': (d: { path: string }) => `签名钥匙文件 ${d.path} 不完整。请从备份放回后重试。`,
  'central-folder-in-use': (d: { folder: string }) =>
    `数据文件夹 ${d.folder} 的中心已经在运行。请先停止它，或用 --data 另选一个文件夹。`,
  'central-port-taken': (d: { host: string; port: number }) =>
    `${d.host} 的端口 ${d.port} 已被占用或不能使用。请用 --port 另选一个端口（0 为任选）。`,
  'central-no-database': (d: { problem: string }) =>
    `连不上数据库（${d.problem}）。请核对 DATABASE_URL，或去掉它改用数据文件夹里的数据库。`,
  'central-journal-broken': (d: { findings: string }) =>
    `流水核对发现问题：\n${d.findings}\n请停止改动数据库，保留现场，用备份对照，并报告技术支持。`,
} as const;
