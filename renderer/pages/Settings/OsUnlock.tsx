/** Whether the database opens with the system's user: in the desktop program, where there is a way to a key store. */
import { Button } from 'antd';
import { SETTINGS } from '../../../shared/settings.ts';
import { useMayCall } from '../../api/desk-context.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';

/** Nothing under the browser host; what the machine lacks is said when it is switched on. */
export function OsUnlock() {
  const unlocks = useDeskQuery('settings.list', {}).data?.values['desk.osUnlock'];
  const change = useDeskCommand('settings.change');
  const mayChange = useMayCall('settings.change');
  const { name, note } = SETTINGS['desk.osUnlock'];
  if (window.desk === undefined || unlocks === undefined) return null;
  return (
    <div className="setting-row">
      <p>
        {name}：<strong>{unlocks ? '已启用' : '未启用，由登录密码解锁'}</strong>
      </p>
      <p className="form-hint">{note}</p>
      <ErrorSentence error={change.error} />
      <div className="form-actions">
        <Button
          disabled={!mayChange}
          loading={change.isPending}
          onClick={() => change.mutate({ key: 'desk.osUnlock', value: !unlocks })}
        >
          {unlocks ? '停用自动解锁' : '启用自动解锁'}
        </Button>
      </div>
    </div>
  );
}
