/** 客户屏: how to open it, and whether the applicant may sign on it (counter rule 9). */
import { Button } from 'antd';
import { SETTINGS } from '../../../shared/settings.ts';
import { useMayCall } from '../../api/desk-context.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { useWhoMay } from '../../components/NotYours.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useIsCustomerPresent } from '../../customer/customer-context.ts';

/** Off as delivered: ink on paper. */
export function CustomerPart() {
  const isPresent = useIsCustomerPresent();
  const signs = useDeskQuery('settings.list', {}).data?.values['customer.signing'];
  const change = useDeskCommand('settings.change');
  const mayChange = useMayCall('settings.change');
  const who = useWhoMay('这里可以查看客户屏；修改设置', 'settings.change');
  const { name, note } = SETTINGS['customer.signing'];
  return (
    <Panel title="客户屏">
      <Notice tone={isPresent ? 'good' : 'plain'}>
        {isPresent
          ? '客户屏已连接，随本窗口显示。'
          : '客户屏未打开。按右上角“客户屏”打开，移到客户一侧的显示器后全屏（F11）。'}
      </Notice>
      {!mayChange && <Notice tone="plain">{who}</Notice>}
      {signs !== undefined && (
        <div className="setting-row">
          <p>
            {name}：<strong>{signs ? '已启用' : '未启用，在纸质单证上签字'}</strong>
          </p>
          <p className="form-hint">{note}</p>
          <ErrorSentence error={change.error} />
          <div className="form-actions">
            <Button
              disabled={!mayChange}
              loading={change.isPending}
              onClick={() => change.mutate({ key: 'customer.signing', value: !signs })}
            >
              {signs ? '停用屏上签字' : '启用屏上签字'}
            </Button>
          </div>
        </div>
      )}
    </Panel>
  );
}
