/** The shut screen: covers everything, loses nothing. The same person's password opens it (UI.md, F12). */
import { LockOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Output } from '../../shared/contract.ts';
import type { KeptSession } from '../api/session-keeper.ts';
import { SignInForm } from '../pages/SignIn/SignInForm.tsx';
import { UnlockForm } from './UnlockForm.tsx';
import { useSignOut } from './use-sign-out.ts';

export interface LockScreenProps {
  readonly session: KeptSession;
  readonly status: Output<'desk.status'>;
}

/** Asks for the password of a locked session, or for a whole sign-in where the desk forgot it. */
export function LockScreen({ session, status }: LockScreenProps) {
  const signOut = useSignOut();
  const { operator } = session;
  const isLocked = session.state === 'locked';
  return (
    <div className="lock-screen" role="dialog" aria-modal="true" aria-label={isLocked ? '窗口已锁屏' : '请重新登录'}>
      <div className="lock-card">
        <LockOutlined className="lock-icon" aria-hidden="true" />
        <h1>{isLocked ? '窗口已锁屏' : '请重新登录'}</h1>
        <p className="lock-who">
          {operator.name}（{operator.operatorNo}） · 已填内容会保留
        </p>
        {isLocked ? (
          <UnlockForm />
        ) : (
          <SignInForm initialNo={operator.operatorNo} demoOperators={status.demoOperators} />
        )}
        <Button type="link" onClick={signOut}>
          换人登录（放弃未提交的内容）
        </Button>
      </div>
    </div>
  );
}
