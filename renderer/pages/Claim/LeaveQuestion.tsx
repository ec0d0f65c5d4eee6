/** What was typed is not taken in: stay, or leave it behind. */
import { Button } from 'antd';
import { Notice } from '../../components/Notice.tsx';
import type { Leaving } from './use-leaving.ts';

/** The focus stands on staying. */
export function LeaveQuestion({ leaving }: { readonly leaving: Leaving }) {
  const where = leaving.asked === 'stay' ? '另一次就诊' : '下一位';
  return (
    <div role="alertdialog" aria-label="尚未受理的内容">
      <Notice tone="warning">
        所填内容还没有受理，离开后不保留。
        <div className="form-actions">
          <Button type="primary" autoFocus onClick={leaving.stay}>
            继续填写
          </Button>
          <Button danger onClick={leaving.go}>
            放弃，办理{where}
          </Button>
        </div>
      </Notice>
    </div>
  );
}
