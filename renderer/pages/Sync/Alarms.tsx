/** 警报: what somebody has to look at before it grows. */
import type { Output } from '../../../shared/contract.ts';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { minuteOf } from './minute-of.ts';

/** Nothing where there is none. */
export function Alarms({ alarms }: { readonly alarms: Output<'sync.status'>['alarms'] }) {
  if (alarms.length === 0) return null;
  return (
    <Panel title={`警报 ${alarms.length} 条`}>
      <div className="sync-alarms">
        {alarms.map(({ code, subject, sentence, at }) => (
          <Notice key={`${at} ${code} ${subject}`} tone="warning">
            {sentence}
            <div className="form-hint">{minuteOf(at)}</div>
          </Notice>
        ))}
      </div>
    </Panel>
  );
}
