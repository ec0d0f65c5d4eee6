/** Before somebody has taken over: why nothing can be done here, and the way to where it is done (DESIGN §7). */
import { WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { TAKEOVER_NAMES, TAKEOVER_STEPS, type TakeoverCause } from '../../shared/takeover.ts';
import { useMayCall } from '../api/desk-context.ts';
import { useNavigation } from './pages.ts';

/** Stands where the offline band stands, and cannot be folded away. */
export function TakeoverBand({ cause }: { readonly cause: TakeoverCause }) {
  const mayTakeOver = useMayCall('desk.takeOver');
  const { goTo } = useNavigation();
  const isForked = cause === 'forked';
  return (
    <section className="offline-band" aria-label="接管提示">
      <WarningOutlined aria-hidden="true" />
      <div className="offline-words">
        <strong>待接管</strong>
        <span>{TAKEOVER_NAMES[cause]}。现在只能查看，不能办理业务。</span>
        {(!mayTakeOver || isForked) && <span>{TAKEOVER_STEPS[cause]}。</span>}
      </div>
      {mayTakeOver && !isForked && (
        <Button size="small" onClick={() => goTo('settings', 'desk')}>
          办理接管
        </Button>
      )}
    </section>
  );
}
