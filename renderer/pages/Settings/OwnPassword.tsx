/** One's own password, knowing the old one. */
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from 'antd';
import { passwordSchema } from '../../../shared/contract/desk.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { ActionBar } from '../../components/ActionBar.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { focusFirstWrong } from '../../components/focus-wrong.ts';
import { formKeys } from '../../components/form-keys.ts';
import { KeyHint } from '../../components/KeyHint.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useUnsaved } from '../../components/use-unsaved.ts';

interface Typed {
  readonly password: string;
  readonly newPassword: string;
  readonly again: string;
}

type TypedErrors = { readonly [F in keyof Typed]?: string };

const NOTHING: Typed = { password: '', newPassword: '', again: '' };

/** Asked twice, because nobody sees what is typed; the other windows of this person are signed out. */
export function OwnPassword() {
  const [typed, setTyped] = useState(NOTHING);
  const [errors, setErrors] = useState<TypedErrors>({});
  const form = useRef<HTMLDivElement>(null);
  const save = useDeskCommand('session.changePassword');
  useUnsaved(typed !== NOTHING);
  const change = (changes: Partial<Typed>) => {
    setTyped({ ...typed, ...changes });
    setErrors({});
    save.reset();
  };
  const confirm = () => {
    const found = errorsOf(typed);
    setErrors(found);
    if (Object.keys(found).length > 0) focusFirstWrong(form.current);
    else if (!save.isPending) {
      const { password, newPassword } = typed;
      save.mutate({ password, newPassword }, { onSuccess: () => flushSync(() => setTyped(NOTHING)) });
    }
  };
  return (
    <Panel title="修改本人密码">
      <div className="form" ref={form} onKeyDown={formKeys(confirm, 'confirms')}>
        <TextField
          label="原密码"
          value={typed.password}
          onChange={(password) => change({ password })}
          error={errors.password}
          isPassword
          autoFocus
        />
        <TextField
          label="新密码"
          value={typed.newPassword}
          onChange={(newPassword) => change({ newPassword })}
          error={errors.newPassword}
          hint="至少 8 位，含字母和数字"
          isPassword
        />
        <TextField
          label="再输一次新密码"
          value={typed.again}
          onChange={(again) => change({ again })}
          error={errors.again}
          isPassword
        />
        <ErrorSentence error={save.error} />
        {save.isSuccess && <Notice tone="good">密码已修改，下次登录和解锁用新密码；您在其他窗口的登录已退出。</Notice>}
        <ActionBar>
          <Button type="primary" data-enter loading={save.isPending} onClick={confirm}>
            修改密码
            <KeyHint keys="Ctrl+Enter" />
          </Button>
        </ActionBar>
      </div>
    </Panel>
  );
}

function errorsOf({ password, newPassword, again }: Typed): TypedErrors {
  const read = passwordSchema.safeParse(newPassword);
  return {
    ...(password === '' ? { password: '请填写原密码' } : {}),
    ...(read.success ? {} : { newPassword: read.error.issues[0]?.message ?? '请填写新密码' }),
    ...(again === newPassword ? {} : { again: '两次输入的新密码不一致，请重新输入' }),
  };
}
