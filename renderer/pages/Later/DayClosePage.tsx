/** 日结对账 F6: not there yet, and what is true now. */
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';

/** Says so, with the state of the shifts. */
export function DayClosePage() {
  const shift = useDeskQuery('shift.current', {}).data;
  return (
    <Panel title="日结对账">
      <Notice tone="plain">
        日结、现金清点和对账签字将在后续版本提供。本版本的每笔受理和收款都已按班次和业务日期记账，届时可补做日结。
      </Notice>
      {shift !== undefined && (
        <dl className="facts">
          <dt>今日班次</dt>
          <dd>{shift.current === null ? '未开班' : `已开班（${shift.current.openedAt.slice(11, 16)}）`}</dd>
          <dt>未结旧班次</dt>
          <dd>{shift.unclosed.length} 个</dd>
        </dl>
      )}
    </Panel>
  );
}
