/** The top bar: search, the day 体验模式 plays, 关怀版, who is signed in. */
import { LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Switch } from 'antd';
import type { Output } from '../../shared/contract.ts';
import type { Operator } from '../../shared/desk.ts';
import { useSignOut } from '../session/use-sign-out.ts';
import { useEdition } from '../theme/edition.tsx';
import { DemoDay } from './DemoDay.tsx';
import { SearchBox } from './SearchBox.tsx';

export interface TopBarProps {
  readonly status: Output<'desk.status'>;
  readonly operator: Operator;
  readonly isActive: boolean;
}

/** Always there, on every page. */
export function TopBar({ status, operator, isActive }: TopBarProps) {
  const signOut = useSignOut();
  const { edition, setEdition } = useEdition();
  return (
    <header className="top-bar">
      <SearchBox isActive={isActive} />
      {status.mode === 'demo' && <DemoDay day={status.businessDay} />}
      <label className="edition-switch">
        <Switch
          size="small"
          checked={edition === 'care'}
          onChange={(isCare) => setEdition(isCare ? 'care' : 'standard')}
          aria-label="关怀版"
        />
        <span aria-hidden="true">关怀版</span>
      </label>
      <span className="top-operator">
        <UserOutlined aria-hidden="true" /> {operator.name}
      </span>
      <Button type="text" icon={<LogoutOutlined aria-hidden="true" />} onClick={signOut}>
        退出
      </Button>
    </header>
  );
}
