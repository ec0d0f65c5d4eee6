/** The top bar: search, the day 体验模式 plays, 关怀版, who is signed in. */
import { LogoutOutlined, QuestionCircleOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Switch } from 'antd';
import type { Output } from '../../shared/contract.ts';
import type { Operator } from '../../shared/desk.ts';
import { CustomerButton } from '../customer/CustomerButton.tsx';
import { useSignOut } from '../session/use-sign-out.ts';
import { useEdition } from '../theme/edition.tsx';
import { DemoDay } from './DemoDay.tsx';
import { SearchBox } from './SearchBox.tsx';

export interface TopBarProps {
  readonly status: Output<'desk.status'>;
  readonly operator: Operator;
  readonly isActive: boolean;
  readonly showKeys: () => void;
}

/** Always there, on every page. */
export function TopBar({ status, operator, isActive, showKeys }: TopBarProps) {
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
      <Button
        type="text"
        icon={<QuestionCircleOutlined aria-hidden="true" />}
        aria-label="按键一览"
        title="按键一览 F9"
        onClick={showKeys}
      >
        <span className="top-word">按键 </span>
        <kbd className="key-hint">F9</kbd>
      </Button>
      <CustomerButton />
      <span className="top-operator">
        <UserOutlined aria-hidden="true" /> {operator.name}
      </span>
      <Button type="text" icon={<LogoutOutlined aria-hidden="true" />} onClick={signOut}>
        退出
      </Button>
    </header>
  );
}
