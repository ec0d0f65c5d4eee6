/** The password that opens a locked screen. */
import { useState } from 'react';
import { Button } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useDesk } from '../api/desk-context.ts';
import { ErrorSentence } from '../components/ErrorSentence.tsx';
import { formKeys } from '../components/form-keys.ts';
import { KeyHint } from '../components/KeyHint.tsx';
import { TextField } from '../components/TextField.tsx';

/** Opens the same session again. */
export function UnlockForm() {
  const { client, keeper } = useDesk();
  const queries = useQueryClient();
  const [password, setPassword] = useState('');
  const unlock = useMutation({
    mutationFn: () => client.call('session.unlock', { password }),
    onSuccess: () => {
      keeper.mark('active');
      void queries.invalidateQueries({ predicate: (query) => query.state.error !== null });
    },
  });
  const confirm = () => {
    if (!unlock.isPending) unlock.mutate();
  };
  return (
    // The keys of the two controls inside, caught once.
    <div className="lock-form" onKeyDown={formKeys(confirm, 'confirms')}>
      <TextField label="密码" value={password} onChange={setPassword} isPassword autoFocus />
      <ErrorSentence error={unlock.error} />
      <Button type="primary" block loading={unlock.isPending} onClick={confirm}>
        解锁
        <KeyHint keys="Enter" />
      </Button>
    </div>
  );
}
