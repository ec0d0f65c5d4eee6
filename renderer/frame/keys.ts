/** Every key of the desk in words, for the key table (F9) and for a test that compares it with the keys listened to. */
import { PAGE_NAMES, PAGES, pageKey, type PageId } from './pages.ts';

export interface KeyLine {
  /** As `useHotKey` names it, or a key every form has. */
  readonly keys: string;
  readonly does: string;
}

/** Wherever the focus is. */
export const EVERYWHERE: readonly KeyLine[] = [
  ...PAGES.map((page) => ({ keys: pageKey(page), does: PAGE_NAMES[page] })),
  { keys: 'F9', does: '按键一览' },
  { keys: 'F12', does: '锁屏，已填内容会保留' },
  { keys: 'Ctrl+K', does: '查询框' },
  { keys: 'Alt+L', does: '不是本人办理的页面：换人登录' },
  { keys: 'Escape', does: '返回上一页，已填内容会保留' },
];

/** In every form. */
export const IN_FORMS: readonly KeyLine[] = [
  { keys: 'Enter', does: '下一项；登录、解锁等短表单的最后一项即确认' },
  { keys: 'Ctrl+Enter', does: '确认办理' },
  { keys: 'Alt+P', does: '打印眼前的单证' },
  { keys: '1 … 9', does: '选取带数字的选项' },
  { keys: 'Tab / Shift+Tab', does: '逐项向后、向前，Enter 跳过的也能到' },
  { keys: '↑ ↓ ← →', does: '在一组选项中移动' },
];

/** On one page only. */
export const ON_PAGE: Readonly<Partial<Record<PageId, readonly KeyLine[]>>> = {
  enroll: [
    { keys: 'Ctrl+Enter', does: '受理投保' },
    { keys: 'Alt+P', does: '打印受理单和收据' },
    { keys: 'Alt+N', does: '受理后，或不可参保时：下一位' },
  ],
  claim: [
    { keys: 'Ctrl+Enter', does: '受理并试算，出试算单' },
    { keys: 'Alt+P', does: '打印试算单' },
    { keys: 'Alt+N', does: '下一位' },
    { keys: 'Alt+M', does: '同一人的另一次就诊' },
    { keys: 'Alt+W', does: '测算：换健康状况、再来一张账单，不出单证，Esc 结束' },
  ],
  person: [
    { keys: 'F2', does: '为此人办理参保' },
    { keys: 'F3', does: '为此人办理理赔' },
    { keys: 'Alt+C', does: '收取此人待收的现金保费' },
    { keys: 'Alt+P', does: '打印眼前的单证' },
  ],
  search: [{ keys: 'Alt+P', does: '打印查到的单证' }],
  shift: [{ keys: 'Ctrl+Enter', does: '开班' }],
  sync: [{ keys: 'Ctrl+Enter', does: '立即发送；未接入时为接入中心' }],
  settings: [{ keys: 'Ctrl+Enter', does: '保存' }],
};
