/** 取回后待处理: what came back after a takeover and clashes with what was done since; a person decides, nothing is lost. */
import { useState } from 'react';
import { Button } from 'antd';
import type { Output } from '../../../shared/contract.ts';
import { minuteOf } from '../../../shared/dates.ts';
import { entryName } from '../../../shared/entry-names.ts';
import { PAPER_NAMES } from '../../../shared/papers.ts';
import { useMayCall } from '../../api/desk-context.ts';
import { Money } from '../../components/Money.tsx';
import { Panel } from '../../components/Panel.tsx';
import { HandleForm } from './HandleForm.tsx';

type Status = Output<'sync.status'>;

/** Nothing where nothing waits. */
export function SetAside({ status: { setAside, setAsideCount } }: { readonly status: Status }) {
  if (setAsideCount === 0) return null;
  return (
    <Panel title={`取回后待处理 ${setAsideCount} 笔`}>
      <p className="form-hint">
        接管后从中心取回的业务，与本窗口重新办理的重复，没有入账。记录和单证号都保留，不会丢失。请主管对照纸质单证和中心的裁定，
        决定保留哪一份；多收的保费、重复的保单报承保公司处理，办完在这里标记。
      </p>
      <ul className="sync-list">
        {setAside.map((entry) => (
          <Entry key={entry.entryId} entry={entry} />
        ))}
      </ul>
      {setAsideCount > setAside.length && <p className="form-hint">只列出最早 {setAside.length} 笔。</p>}
    </Panel>
  );
}

function Entry({ entry: { entryId, type, at, papers, amount } }: { readonly entry: Status['setAside'][number] }) {
  const mayHandle = useMayCall('sync.handle');
  const [isHandling, setIsHandling] = useState(false);
  return (
    <li>
      <div className="sync-list-head">
        <strong>{entryName(type) ?? '其他业务'}</strong>
        {amount !== null && <Money amount={amount} />}
        <span className="form-hint">{minuteOf(at)} 办理</span>
        {mayHandle && !isHandling && (
          <Button size="small" onClick={() => setIsHandling(true)}>
            标记已处理
          </Button>
        )}
      </div>
      {papers.map(({ kind, no }) => (
        <div key={no}>
          {PAPER_NAMES[kind].replace(/（.*$/, '')} {no}
        </div>
      ))}
      {isHandling && <HandleForm kind="set-aside" subject={entryId} close={() => setIsHandling(false)} />}
    </li>
  );
}
