/** 按键一览 F9: every key, those of the page in front first. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from 'antd';
import { EVERYWHERE, IN_FORMS, ON_PAGE, type KeyLine } from './keys.ts';
import { PAGE_NAMES, useNavigation } from './pages.ts';

/** A dialog over everything; Esc or F9 closes it, and the page has its focus back. */
export function KeyTable({ close }: { readonly close: () => void }) {
  const { page } = useNavigation();
  const dialog = useRef<HTMLDialogElement>(null);
  const own = ON_PAGE[page] ?? [];
  const [openedOn] = useState(page);
  useEffect(() => dialog.current?.showModal(), []);
  // F1 to F8 go where they say.
  useEffect(() => {
    if (page !== openedOn) close();
  }, [page, openedOn, close]);
  const listen = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' && event.key !== 'F9') return;
    event.preventDefault();
    close();
  };
  return (
    <dialog ref={dialog} className="key-table" aria-label="按键一览" onKeyDown={listen} onClose={close}>
      <header className="key-table-head">
        <h2>按键一览</h2>
        <Button autoFocus onClick={close}>
          关闭 <kbd className="key-hint">Esc</kbd>
        </Button>
      </header>
      <div className="key-table-body">
        {own.length > 0 && <Keys title={`本页（${PAGE_NAMES[page]}）`} lines={own} />}
        <Keys title="任何页面" lines={EVERYWHERE} />
        <Keys title="填写时" lines={IN_FORMS.filter((line) => own.every(({ keys }) => keys !== line.keys))} />
      </div>
    </dialog>
  );
}

function Keys({ title, lines }: { readonly title: string; readonly lines: readonly KeyLine[] }) {
  return (
    <table className="keys">
      <caption>{title}</caption>
      <tbody>
        {lines.map(({ keys, does }) => (
          <tr key={keys}>
            <th scope="row">
              <kbd>{keys === 'Escape' ? 'Esc' : keys}</kbd>
            </th>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
