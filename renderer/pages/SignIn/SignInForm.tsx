/** 工号 and 密码; in 体验模式 the invented operators are listed and one key fills them in. */
import { useState } from 'react';
import { Button } from 'antd';
import type { Output } from '../../../shared/contract.ts';
import { GRANT_NAMES, SIDE_NAMES, type Operator } from '../../../shared/desk.ts';
import { ActionBar } from '../../components/ActionBar.tsx';
import { ChoiceGroup } from '../../components/ChoiceGroup.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { formKeys } from '../../components/form-keys.ts';
import { KeyHint } from '../../components/KeyHint.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useSignIn } from '../../session/use-sign-in.ts';

export interface SignInFormProps {
  readonly initialNo: string;
  readonly demoOperators: Output<'desk.status'>['demoOperators'];
}

/** Opens a session on this screen. */
export function SignInForm({ initialNo, demoOperators }: SignInFormProps) {
  const [operatorNo, setOperatorNo] = useState(initialNo);
  const [password, setPassword] = useState('');
  const signIn = useSignIn();
  const confirm = () => {
    if (!signIn.isPending) signIn.mutate({ operatorNo: operatorNo.normalize('NFKC').trim(), password });
  };
  const fill = (no: string) => {
    setOperatorNo(no);
    setPassword(demoOperators.find(({ operator }) => operator.operatorNo === no)?.password ?? '');
  };
  return (
    <div className="sign-in-form" onKeyDown={formKeys(confirm, 'confirms')}>
      {demoOperators.length > 0 && (
        <ChoiceGroup
          label="体验人员（按数字键或点击即填入）"
          layout="pairs"
          choices={demoOperators.map(({ operator }) => ({
            value: operator.operatorNo,
            label: `${operator.name} ${operator.operatorNo}`,
            note: roleOf(operator),
          }))}
          hint={`密码均为 ${[...new Set(demoOperators.map(({ password: shown }) => shown))].join('、')}`}
          value={demoOperators.some(({ operator }) => operator.operatorNo === operatorNo) ? operatorNo : null}
          onChange={fill}
        />
      )}
      <TextField label="工号" value={operatorNo} onChange={setOperatorNo} autoFocus={initialNo === ''} />
      <TextField label="密码" value={password} onChange={setPassword} isPassword autoFocus={initialNo !== ''} />
      <ErrorSentence error={signIn.error} />
      <ActionBar>
        <Button type="primary" block size="large" loading={signIn.isPending} onClick={confirm}>
          登录
          <KeyHint keys="Enter" />
        </Button>
      </ActionBar>
    </div>
  );
}

function roleOf(operator: Operator): string {
  const grants = operator.grants.map((grant) => GRANT_NAMES[grant]).join('、');
  return `${SIDE_NAMES[operator.side]} · ${grants === '' ? '无权限' : grants}`;
}
