/** 警报: what somebody has to look at before it grows; what was seen to stands folded below. */
import { useState } from 'react';
import { Button } from 'antd';
import type { Output } from '../../../shared/contract.ts';
import { minuteOf } from '../../../shared/dates.ts';
import { useMayCall } from '../../api/desk-context.ts';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { HandleForm } from './HandleForm.tsx';

type Status = Output<'sync.status'>;

export interface AlarmsProps {
  readonly status: Pick<Status, 'alarms' | 'alarmCount' | 'handledAlarms'>;
}

/** Nothing where there never was one. */
export function Alarms({ status: { alarms, alarmCount, handledAlarms } }: AlarmsProps) {
  if (alarmCount === 0 && handledAlarms.length === 0) return null;
  return (
    <Panel title={alarmCount === 0 ? '警报' : `警报 ${alarmCount} 条`}>
      <div className="sync-alarms">
        {alarms.map((alarm) => (
          <Alarm key={alarm.key} alarm={alarm} />
        ))}
        {alarmCount > alarms.length && <p className="form-hint">只列出最近 {alarms.length} 条。</p>}
        {handledAlarms.length > 0 && <Handled alarms={handledAlarms} />}
      </div>
    </Panel>
  );
}

function Alarm({ alarm: { key, sentence, at } }: { readonly alarm: Status['alarms'][number] }) {
  const mayHandle = useMayCall('sync.handle');
  const [isHandling, setIsHandling] = useState(false);
  return (
    <Notice tone="warning">
      {sentence}
      <div className="sync-list-head">
        <span className="form-hint">{minuteOf(at)}</span>
        {mayHandle && !isHandling && (
          <Button size="small" onClick={() => setIsHandling(true)}>
            标记已处理
          </Button>
        )}
      </div>
      {isHandling && <HandleForm kind="alarm" subject={key} close={() => setIsHandling(false)} />}
    </Notice>
  );
}

function Handled({ alarms }: { readonly alarms: Status['handledAlarms'] }) {
  return (
    <details>
      <summary>已处理 {alarms.length} 条</summary>
      <ul className="sync-list">
        {alarms.map(({ key, sentence, reason, operatorNo, handledAt }) => (
          <li key={key}>
            <div>{sentence}</div>
            <div className="sync-list-next">
              {minuteOf(handledAt)} 由 {operatorNo} 处理：{reason ?? '内容已依规定销毁'}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
