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
} as const;
