/** What was half typed when the window was closed stands in the form again: the clerk is told, and may begin anew. */
import { Button } from 'antd';
import { Notice } from './Notice.tsx';

/** Stands above the form until it is done or emptied. */
export function Resumed({ clear }: { readonly clear: () => void }) {
  return (
    <div className="resumed">
      <Notice tone="plain">
        已恢复窗口关闭前未办完的内容（加密保存在本机，只保留到当日）。请与证件核对后继续办理；不再办理的，请{' '}
        <Button size="small" onClick={clear}>
          清空重填
        </Button>
      </Notice>
    </div>
  );
}
