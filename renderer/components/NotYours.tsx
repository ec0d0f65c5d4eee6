/** A page for others: who does this, said before anything is typed. */
import { Button } from 'antd';
import { contract, type MethodName } from '../../shared/contract.ts';
import { GRANT_NAMES, SIDE_NAMES } from '../../shared/desk.ts';
import { useSession } from '../api/desk-context.ts';
import { useIsPageActive } from '../frame/pages.ts';
import { useSignOut } from '../session/use-sign-out.ts';
import { KeyHint } from './KeyHint.tsx';
import { Notice } from './Notice.tsx';
import { Panel } from './Panel.tsx';
import { useHotKey } from './use-hot-key.ts';

export interface NotYoursProps {
  /** Such as 投保受理. */
  readonly what: string;
  /** The method whose access rule says who may. */
  readonly method: MethodName;
}

/** The sentence alone, on a page of its own. */
export function NotYours({ what, method }: NotYoursProps) {
  return (
    <div className="narrow-page">
      <Panel title={what}>
        <Notice tone="warning">{useWhoMay(what, method)}</Notice>
        <SignInAnother />
      </Panel>
    </div>
  );
}

/** Another person signs in; a half-filled form stays with the desk for whoever filled it. */
function SignInAnother() {
  const signOut = useSignOut();
  useHotKey('Alt+L', signOut, useIsPageActive());
  return (
    <div className="form-actions">
      <Button type="primary" onClick={signOut}>
        换人登录
        <KeyHint keys="Alt+L" />
      </Button>
    </div>
  );
}

/** Such as 投保受理由保险公司侧有“经办”权限的人员办理。当前登录：陈样例（系统管理）。请换人登录。 */
export function useWhoMay(what: string, method: MethodName): string {
  const operator = useSession()?.operator;
  const { access } = contract[method];
  if (access.who === 'anyone' || operator === undefined) return '';
  const sides = access.sides.map((side) => SIDE_NAMES[side]).join('或');
  const grants = access.grants.map((grant) => `“${GRANT_NAMES[grant]}”`).join('或');
  const own = operator.grants.map((grant) => GRANT_NAMES[grant]).join('、') || '无权限';
  return `${what}由${sides}有${grants}权限的人员办理。当前登录：${operator.name}（${SIDE_NAMES[operator.side]}，${own}）。请换人登录。`;
}
