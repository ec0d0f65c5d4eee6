/** Menus, in Chinese: no bar that Alt could open in front of the page's own keys, and what the mouse offers in a field. */
import { Menu, type ContextMenuParams, type MenuItemConstructorOptions, type WebContents } from 'electron';

/**
 * On Windows and Linux there is no menu bar: F-keys, Alt+P and Ctrl+K belong to the page, and with the bar go its reload,
 * zoom and developer tools. macOS has copy, paste and quit only through a bar.
 */
export function installMenuBar(platform: NodeJS.Platform): void {
  Menu.setApplicationMenu(platform === 'darwin' ? Menu.buildFromTemplate(macBar()) : null);
}

function macBar(): MenuItemConstructorOptions[] {
  const programme: MenuItemConstructorOptions[] = [
    { role: 'hide', label: '隐藏联办窗口' },
    { role: 'hideOthers', label: '隐藏其他' },
    { role: 'unhide', label: '全部显示' },
    { type: 'separator' },
    { role: 'quit', label: '退出联办窗口' },
  ];
  const editing: MenuItemConstructorOptions[] = [
    { role: 'undo', label: '撤销' },
    { role: 'redo', label: '重做' },
    { type: 'separator' },
    { role: 'cut', label: '剪切' },
    { role: 'copy', label: '复制' },
    { role: 'paste', label: '粘贴' },
    { role: 'selectAll', label: '全选' },
  ];
  return [
    { label: '联办窗口', submenu: programme },
    { label: '编辑', submenu: editing },
  ];
}

/** The right mouse button in a field or on selected text; nothing elsewhere. */
export function offerEditing(contents: WebContents): void {
  contents.on('context-menu', (_event, at) => {
    const items = editingItems(at);
    if (items.length > 0) Menu.buildFromTemplate(items).popup();
  });
}

function editingItems({ isEditable, selectionText, editFlags }: ContextMenuParams): MenuItemConstructorOptions[] {
  const copy: MenuItemConstructorOptions = { role: 'copy', label: '复制', enabled: editFlags.canCopy };
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy];
  return [
    { role: 'cut', label: '剪切', enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: '粘贴', enabled: editFlags.canPaste },
    { role: 'selectAll', label: '全选', enabled: editFlags.canSelectAll },
  ];
}
