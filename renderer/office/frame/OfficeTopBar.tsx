/** The top bar: whose page this is, who is signed in and up to what amount, large type, password, way out. */
import { useState } from 'react';
import { LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Switch } from 'antd';
import type { LocalDate } from '../../../shared/dates.ts';
import { formatYuan } from '../../../shared/money.ts';
import { OFFICE_ROLE_NAMES, type OfficeUser } from '../../../shared/office/user.ts';
import { useEdition } from '../../theme/edition.tsx';
import { useOfficeAct } from '../api/use-office.ts';
import { ChangePassword } from './ChangePassword.tsx';

export interface OfficeTopBarProps {
  readonly centreName: string;
  readonly user: OfficeUser;
  readonly today: LocalDate;
  readonly leave: () => void;
}

/** Always there. */
export function OfficeTopBar({ centreName, user, today, leave }: OfficeTopBarProps) {
  const { edition, setEdition } = useEdition();
  const [isChanging, setIsChanging] = useState(false);
  const signOut = useOfficeAct('session.signOut');
  const goOut = () => signOut.mutate({}, { onSettled: leave });
  return (
    <header className="top-bar">
      <span className="office-mark" aria-hidden="true">
        核
      </span>
      <strong className="office-name">理赔审核</strong>
      <span className="top-word cell-soft">
        {centreName} · {today}
      </span>
      <span className="office-user">
        <UserOutlined aria-hidden="true" /> {user.name}（{user.roles.map((role) => OFFICE_ROLE_NAMES[role]).join('、')}
        ）
      </span>
      <Authority user={user} />
      <label className="edition-switch">
        <Switch
          size="small"
          checked={edition === 'care'}
          onChange={(isCare) => setEdition(isCare ? 'care' : 'standard')}
          aria-label="关怀版"
        />
        <span aria-hidden="true">关怀版</span>
      </label>
      <Button type="text" onClick={() => setIsChanging(true)}>
        修改密码
      </Button>
      <Button type="text" icon={<LogoutOutlined aria-hidden="true" />} onClick={goOut}>
        退出
      </Button>
      {isChanging && <ChangePassword close={() => setIsChanging(false)} />}
    </header>
  );
}

/** What a decider may decide, in sight before the figure is. */
function Authority({ user: { roles, authority } }: { readonly user: OfficeUser }) {
  if (!roles.includes('decider')) return null;
  const words =
    authority === null
      ? '无核赔额度'
      : `每案 ¥${formatYuan(authority.perClaim)} · 每日 ¥${formatYuan(authority.perDay)} · 至 ${authority.until}`;
  return <span className="top-word cell-soft">核赔权限 {words}</span>;
}
