/** The roster in use and the one before it, with their facts, refused rows and the way back. */
import { Button } from 'antd';
import type { Output } from '../../../shared/contract.ts';
import { minuteOf } from '../../../shared/dates.ts';
import { useMayCall } from '../../api/desk-context.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { counted } from '../../components/counted.ts';
import { Empty } from '../../components/Empty.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { RosterRollback } from './RosterRollback.tsx';
import { useRefusedFile } from './use-refused-file.ts';

export type Version = NonNullable<Output<'roster.status'>['current']>;

/** What the desk asks, and what it asked before. */
export function RosterVersions() {
  const status = useDeskQuery('roster.status', {});
  const mayKeep = useMayCall('roster.rollback');
  const { current = null, fault = null, previous = null } = status.data ?? {};
  return (
    <Panel title="当前参保库">
      <ErrorSentence error={status.error} />
      {status.data !== undefined && current === null && (
        <Empty>还没有参保库。请向医保部门取得参保名单（CSV 或 Excel），在右侧导入；导入前不能核对参保。</Empty>
      )}
      {fault !== null && <Notice tone="warning">{fault}</Notice>}
      {current !== null && <VersionFacts version={current} mayKeep={mayKeep} />}
      {current !== null && (
        <Notice tone="plain">
          保险公司侧只按完整证件号码或读卡核对能否参保；余额、身份类别等须本人授权后另行查询。
        </Notice>
      )}
      {previous !== null && current !== null && (
        <section className="roster-previous" aria-label="上一版">
          <h3>上一版（已停用，文件仍保留）</h3>
          <VersionFacts version={previous} mayKeep={mayKeep} />
          {mayKeep && <RosterRollback key={previous.version} current={current} previous={previous} />}
        </section>
      )}
    </Panel>
  );
}

function VersionFacts({ version, mayKeep }: { readonly version: Version; readonly mayKeep: boolean }) {
  const { version: number, asOf, people, rows, refused, sourceName, switchedAt } = version;
  return (
    <dl className="facts">
      <dt>数据截至</dt>
      <dd className="roster-as-of">{asOf}</dd>
      <dt>人数</dt>
      <dd>{counted(people)} 人</dd>
      <dt>参保记录</dt>
      <dd>{counted(rows)} 行</dd>
      <dt>未采用</dt>
      <dd>
        {counted(refused)} 行{mayKeep && refused > 0 && <RefusedFile version={number} />}
      </dd>
      <dt>版本</dt>
      <dd>
        第 {number} 版，{minuteOf(switchedAt)} 启用
      </dd>
      <dt>名单文件</dt>
      <dd className="roster-source">{sourceName}</dd>
    </dl>
  );
}

function RefusedFile({ version }: { readonly version: number }) {
  const file = useRefusedFile();
  return (
    <>
      <Button size="small" className="roster-refused" loading={file.isPending} onClick={() => file.mutate(version)}>
        下载未采用行清单
      </Button>
      <ErrorSentence error={file.error} />
    </>
  );
}
