/** The states of the reader in words, and what to do next. */
import type { Output } from '../../shared/contract.ts';

type State = Output<'reader.status'>['state'];

export const READER_STATES: Readonly<Record<State, { readonly name: string; readonly next: string }>> = {
  unset: { name: '未设置', next: '没有读卡器时照证件手工输入或用扫码枪即可；有读卡器请在左侧填写其服务地址。' },
  disconnected: { name: '未连接', next: '请确认读卡器已插好、厂商的读卡程序已启动；恢复后自动连接，不用重启。' },
  connected: { name: '已连接', next: '把证件放在读卡器上即可，不用先点任何按钮。' },
};
