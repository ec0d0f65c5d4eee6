/** 本人: who is signed in at this screen, and their own password. */
import { GRANT_NAMES, SIDE_NAMES } from '../../../shared/desk.ts';
import { useSession } from '../../api/desk-context.ts';
import { Panel } from '../../components/Panel.tsx';
import { OwnPassword } from './OwnPassword.tsx';

/** Open to everyone, whatever the grants. */
export function OwnPart() {
  const operator = useSession()?.operator;
  if (operator === undefined) return null;
  const { operatorNo, name, side, insurer, grants, licenceNo } = operator;
  return (
    <div className="two-columns">
      <Panel title="本人">
        <dl className="facts">
          <dt>工号</dt>
          <dd>{operatorNo}</dd>
          <dt>姓名</dt>
          <dd>{name}</dd>
          <dt>所属</dt>
          <dd>{insurer ?? SIDE_NAMES[side]}</dd>
          <dt>权限</dt>
          <dd>{grants.map((grant) => GRANT_NAMES[grant]).join('、') || '无'}</dd>
          <dt>执业登记编号</dt>
          <dd>{licenceNo ?? '未登记'}</dd>
        </dl>
        <p className="form-hint">内容有误请由系统管理员在“人员”里修改。换人办理请先退出，或按 F12 锁屏。</p>
      </Panel>
      <OwnPassword />
    </div>
  );
}
