/** 班次 F5: open today's shift; money moves only inside one. Counting, hand-over and close come later. */
import { useState } from 'react';
import { Button } from 'antd';
import type { Output } from '../../../shared/contract.ts';
import { minuteOf } from '../../../shared/dates.ts';
import { fen, formatYuan } from '../../../shared/money.ts';
import { useMayCall, useSession } from '../../api/desk-context.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { Empty } from '../../components/Empty.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';
import { useWhoMay } from '../../components/NotYours.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useHotKey } from '../../components/use-hot-key.ts';
import { useIsPageActive, useNavigation } from '../../frame/pages.ts';

type Shift = NonNullable<Output<'shift.current'>['current']>;

/** Today's shift left, unclosed ones right. */
export function ShiftPage() {
  const query = useDeskQuery('shift.current', {});
  const mayOpen = useMayCall('shift.open');
  const who = useWhoMay('开班', 'shift.open');
  const [isFresh, setIsFresh] = useState(false);
  const { current, unclosed } = query.data ?? { current: null, unclosed: [] };
  return (
    <div className="two-columns">
      <Panel title="今日班次">
        <ErrorSentence error={query.error} />
        {query.data !== undefined && current === null && mayOpen && <OpenShift opened={() => setIsFresh(true)} />}
        {query.data !== undefined && current === null && !mayOpen && <Notice tone="plain">{who}</Notice>}
        {current !== null && <CurrentShift shift={current} isFresh={isFresh} />}
      </Panel>
      <Panel title="未结班次">
        {unclosed.length === 0 ? <Empty>没有未结的旧班次。</Empty> : <Unclosed shifts={unclosed} />}
        <Notice tone="plain">
          清点现金、交接班和结班将在后续版本提供；在此之前班次保持打开，单证和收款均已记入班次。
        </Notice>
      </Panel>
    </div>
  );
}

function OpenShift({ opened }: { readonly opened: () => void }) {
  const open = useDeskCommand('shift.open');
  const isActive = useIsPageActive();
  const confirm = () => {
    if (!open.isPending) open.mutate({}, { onSuccess: opened });
  };
  useHotKey('Ctrl+Enter', confirm, isActive);
  return (
    <>
      <Empty
        action={
          <Button type="primary" size="large" autoFocus loading={open.isPending} onClick={confirm}>
            开班
            <KeyHint keys="Ctrl+Enter" />
          </Button>
        }
      >
        今日尚未开班。开班以备用金 ¥0.00 开始，之后的受理和收款都记入本班次。
      </Empty>
      <ErrorSentence error={open.error} />
    </>
  );
}

/** `isFresh`: opened just now, so the way on takes the focus. */
function CurrentShift({ shift, isFresh }: { readonly shift: Shift; readonly isFresh: boolean }) {
  const { goTo } = useNavigation();
  const maySell = useMayCall('enrollment.propose');
  const mayList = useMayCall('papers.list');
  const operator = useSession()?.operator;
  return (
    <>
      <Notice tone="good">已开班，可以受理投保和收款。</Notice>
      <div className="form-actions">
        <Button type="primary" autoFocus={isFresh} onClick={() => goTo('enroll', maySell ? 'proposal' : 'payments')}>
          {maySell ? '受理投保' : '去收费'}
          <KeyHint keys="F2" />
        </Button>
        {mayList && <Button onClick={() => goTo('papers')}>今日单证</Button>}
      </div>
      <dl className="facts">
        <dt>业务日期</dt>
        <dd>{shift.businessDay}</dd>
        <dt>操作员</dt>
        <dd>
          {operator?.operatorNo === shift.operatorNo && `${operator.name} `}
          {shift.operatorNo}
        </dd>
        <dt>开班时间</dt>
        <dd>{minuteOf(shift.openedAt)}</dd>
        <dt>备用金</dt>
        <dd>¥{formatYuan(fen(shift.float))}</dd>
      </dl>
    </>
  );
}

function Unclosed({ shifts }: { readonly shifts: readonly Shift[] }) {
  return (
    <ul className="plain-list">
      {shifts.map((shift) => (
        <li key={shift.shiftId}>
          {shift.businessDay} · {shift.operatorNo} · {shift.openedAt.slice(11, 16)} 开班
        </li>
      ))}
    </ul>
  );
}
