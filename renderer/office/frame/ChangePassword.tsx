/** One's own password, knowing the old one. */
import { useEffect, useRef, useState } from 'react';
import { Button } from 'antd';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { formKeys } from '../../components/form-keys.ts';
import { Notice } from '../../components/Notice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useOfficeAct } from '../api/use-office.ts';

/** A sheet over the page; Esc closes it. */
export function ChangePassword({ close }: { readonly close: () => void }) {
  const sheet = useRef<HTMLDialogElement>(null);
  const [password, setPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const change = useOfficeAct('session.changePassword');
  useEffect(() => sheet.current?.showModal(), []);
  const confirm = () => {
    const isSame = newPassword === again;
    setProblem(isSame ? null : '两次填写的新密码不同，请重新填写。');
    if (isSame && !change.isPending) change.mutate({ password, newPassword });
  };
  return (
    <dialog ref={sheet} className="key-table office-sheet" aria-label="修改密码" onClose={close}>
      <div className="sign-in-form" onKeyDown={formKeys(confirm, 'confirms')}>
        <h2>修改密码</h2>
        {change.isSuccess ? (
          <Notice tone="good">密码已修改，您在其他电脑上的登录已退出。</Notice>
        ) : (
          <>
            <TextField label="原密码" value={password} onChange={setPassword} isPassword autoFocus />
            <TextField
              label="新密码"
              value={newPassword}
              onChange={setNewPassword}
              isPassword
              hint="至少 8 位，同时含字母和数字"
            />
            <TextField label="再填一次新密码" value={again} onChange={setAgain} isPassword error={problem} />
            <ErrorSentence error={change.error} />
          </>
        )}
        <div className="form-actions">
          <Button onClick={() => sheet.current?.close()}>关闭</Button>
          {!change.isSuccess && (
            <Button type="primary" loading={change.isPending} onClick={confirm}>
              修改
            </Button>
          )}
        </div>
      </div>
    </dialog>
  );
}
