/** Sentences of the errors of the hosts: what is refused before a call reaches the desk. */
export const hostErrors = {
  'host-origin-refused': (_: Record<never, never>) =>
    '请求不是从本窗口程序的页面发出，已拒绝。请从本机的“打开窗口”文件重新进入。',
  'host-key-refused': (_: Record<never, never>) =>
    '本页面的访问凭证已失效。请关闭本页，从本机的“打开窗口”文件重新进入。',
  'host-token-refused': (_: Record<never, never>) =>
    '打开页面用的一次性凭证已用过或已过期。请从本机的“打开窗口”文件重新进入。',
  'host-path-unknown': (d: { path: string }) => `没有 ${d.path} 这个地址。请从本机的“打开窗口”文件重新进入。`,
  'host-request-malformed': (d: { problem: string }) =>
    `请求格式不正确：${d.problem}。请刷新页面后重试，已填内容请先记下。`,
  'host-body-too-large': (d: { limitKilobytes: number }) =>
    `本次提交超过 ${d.limitKilobytes} KB，未接收。请减少一次提交的内容，大文件请用“上传”。`,
  'host-body-cut-off': (_: Record<never, never>) => '内容没有传完就断开了，本次未执行。请重试。',
  'upload-too-large': (d: { limitMegabytes: number }) => `文件超过 ${d.limitMegabytes} MB，未接收。请拆分后再上传。`,
  'file-ticket-gone': (_: Record<never, never>) => '该文件的下载凭证已用过或已过期。请重新点击“打开”或“打印”。',
  'clock-demo-only': (_: Record<never, never>) =>
    '--clock 只能用于体验模式。请去掉 --clock，或用 --data 指定一个体验模式的数据文件夹。',
  'folder-is-file': (d: { where: string }) =>
    `数据目录 ${d.where} 是一个文件，或在一个文件之下，不能使用。请用 --data 指定另一个文件夹。`,
  'port-in-use': (d: { port: number }) => `端口 ${d.port} 已被其他程序占用。请用 --port 换一个端口，或不指定端口。`,
} as const;
