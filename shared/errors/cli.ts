/** Sentences of the errors of the command line: the demonstration and `npm run desk`. */
export const cliErrors = {
  'demo-differs': (d: { what: string; shown: string; expected: string }) =>
    `演示中止：${d.what}为“${d.shown}”，按规则应为“${d.expected}”。请把本行报告给技术支持。`,
  'demo-out-inside': (d: { out: string; folder: string }) =>
    `单证目录 ${d.out} 在数据目录 ${d.folder} 之内。单证含个人信息，不能放进数据目录，请用 --out 指定另一个文件夹。`,
  'demo-folder-used': (d: { folder: string }) =>
    `数据目录 ${d.folder} 里已有内容，演示只在新建的目录中进行。请用 --data 指定一个新目录，或不指定。`,
  'cli-unknown': (d: { command: string; known: string }) => `没有“${d.command}”这个命令。可用的命令：\n${d.known}`,
  'cli-usage': (d: { problem: string; help: string }) => `${d.problem}\n\n${d.help}`,
  'file-not-read': (d: { path: string; problem: string }) => `文件 ${d.path} ${d.problem}。请核对路径和内容后重试。`,
  'batch-out-same': (d: { path: string }) =>
    `结果文件与事实文件是同一个文件 ${d.path}，写入会毁掉事实。请用 --out 给出另一个文件名。`,
  'batch-line-too-long': (d: { line: number; limit: string }) =>
    `第 ${d.line} 行超过 ${d.limit}，没有读入。每行应是一个人的事实；请核对这一行是否缺换行，或分成几行。`,
  'file-not-written': (d: { path: string; problem: string }) =>
    `文件 ${d.path} 写不进去（${d.problem}）。请核对文件夹是否存在、是否可写后重试。`,
  'password-needed': (d: { operatorNo: string }) =>
    `需要工号 ${d.operatorNo} 的密码，而这里没有可输入密码的终端。请在终端中运行，或用环境变量 JOINT_DESK_PASSWORD 给出。`,
  'folder-no-desk': (d: { folder: string }) =>
    `数据目录 ${d.folder} 里没有开通过的窗口。请用 --data 指定数据目录，或先用 npm start 开通。`,
  'password-wrong': (_: Record<never, never>) => '工号或密码不正确。请核对后重试。',
  'operator-needed': (_: Record<never, never>) =>
    '这是正式窗口的数据目录，须由有权限的人员打开。请用 --operator 给出工号。',
} as const;
