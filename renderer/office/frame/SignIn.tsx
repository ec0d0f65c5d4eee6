/** Who works in the claims office now: the page before work, and the sheet over work whose session ended. */
import { useState } from 'react';
import { LockOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { OfficeOutput } from '../../../shared/office.ts';
import type { OfficeUser } from '../../../shared/office/user.ts';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { formKeys } from '../../components/form-keys.ts';
import { KeyHint } from '../../components/KeyHint.tsx';
import { Notice } from '../../components/Notice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { Watermark } from '../../frame/Watermark.tsx';
import { useOfficeAct } from '../api/use-office.ts';
import { OfficeBrand } from './OfficeBrand.tsx';

/** The page between the address and work. */
export function SignInPage({ status }: { readonly status: OfficeOutput<'office.status'> }) {
  return (
    <main className="gate">
      {status.mode === 'demo' && <Watermark />}
      <div className="gate-card office-gate">
        <OfficeBrand centreName={status.centreName} />
        {status.mode === 'demo' && (
          <Notice tone="plain">体验模式：人员、保单与数值均为虚构样例，不能用于真实业务。</Notice>
        )}
        <SignInForm userNo="" />
        <p className="form-hint">工号和密码由中心管理人员签发；忘记密码的请联系中心管理人员重设。</p>
      </div>
    </main>
  );
}

/** Over everything, losing nothing: the same person goes on where they were. */
export function SignInAgain({ user, leave }: { readonly user: OfficeUser; readonly leave: () => void }) {
  return (
    <div className="lock-screen" role="dialog" aria-modal="true" aria-label="请重新登录">
      <div className="lock-card">
        <LockOutlined className="lock-icon" aria-hidden="true" />
        <h1>请重新登录</h1>
        <p className="lock-who">
          {user.name}（{user.userNo}） · 已填内容会保留
        </p>
        <SignInForm userNo={user.userNo} />
        <Button type="link" onClick={leave}>
          换人登录（放弃未提交的内容）
        </Button>
      </div>
    </div>
  );
}

/** 工号 and 密码. */
function SignInForm({ userNo }: { readonly userNo: string }) {
  const [typedNo, setTypedNo] = useState(userNo);
  const [password, setPassword] = useState('');
  const signIn = useOfficeAct('session.signIn');
  const confirm = () => {
    if (!signIn.isPending) signIn.mutate({ userNo: typedNo.normalize('NFKC').trim(), password });
  };
  return (
    <div className="sign-in-form" onKeyDown={formKeys(confirm, 'confirms')}>
      <TextField
        label="工号"
        value={typedNo}
        onChange={setTypedNo}
        isDisabled={userNo !== ''}
        autoFocus={userNo === ''}
      />
      <TextField label="密码" value={password} onChange={setPassword} isPassword autoFocus={userNo !== ''} />
      <ErrorSentence error={signIn.error} />
      <Button type="primary" block size="large" loading={signIn.isPending} onClick={confirm}>
        登录
        <KeyHint keys="Enter" />
      </Button>
    </div>
  );
}
