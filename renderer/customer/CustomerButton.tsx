/** Opens the 客户屏, and says whether one is open. */
import { DesktopOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { customerHash } from '../../shared/customer-hash.ts';
import { useIsCustomerPresent } from './customer-context.ts';
import { windowId } from './window-id.ts';

/** `noopener`: a tab opened otherwise would inherit this one's key. */
function openCustomerScreen(): void {
  window.open(`${location.pathname}${customerHash(windowId())}`, '_blank', 'noopener');
}

/** For the top bar. */
export function CustomerButton() {
  const isPresent = useIsCustomerPresent();
  const state = isPresent ? '已连接' : '打开';
  return (
    <Button
      type="text"
      icon={<DesktopOutlined aria-hidden="true" />}
      aria-label={isPresent ? '客户屏（已连接，再开一个）' : '打开客户屏'}
      title={isPresent ? '客户屏已连接。再按一次另开一个。' : '打开给客户看的屏幕：新窗口或标签页'}
      onClick={openCustomerScreen}
    >
      客户屏<span className={`customer-state ${isPresent ? 'customer-present' : ''}`}>{state}</span>
    </Button>
  );
}
