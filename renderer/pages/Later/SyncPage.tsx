/** 同步 F7: no centre yet, and what waits for it. */
import { fen, formatYuan } from '../../../shared/money.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';

/** Says so, with what is kept for sending. */
export function SyncPage() {
  const figures = useDeskQuery('desk.figures', {}).data;
  return (
    <Panel title="同步">
      <Notice tone="plain">
        与中心系统的联网上传和 U
        盘交换将在后续版本提供。本窗口现以单机方式工作，所有业务已加密保存在本机，届时按顺序上传。
      </Notice>
      {figures !== undefined && (
        <dl className="facts">
          <dt>待上传</dt>
          <dd>
            {figures.unsent.count} 笔 ¥{formatYuan(fen(figures.unsent.sum))}
          </dd>
          <dt>承保状态</dt>
          <dd>中心未裁定前均为待承保</dd>
        </dl>
      )}
    </Panel>
  );
}
