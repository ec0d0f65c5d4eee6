/** 参保 F2: one page for the proposal, one for the payments that wait. */
import { useState } from 'react';
import { Button } from 'antd';
import { KeyHint } from '../../components/KeyHint.tsx';
import { Tabs } from '../../components/Tabs.tsx';
import { useMayCall, useSession } from '../../api/desk-context.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { NotYours, useWhoMay } from '../../components/NotYours.tsx';
import { Notice } from '../../components/Notice.tsx';
import type { CardRead } from '../../devices/use-cards.ts';
import { useNavigation, usePageIntent } from '../../frame/pages.ts';
import { PaymentsPart } from '../Payments/PaymentsPart.tsx';
import { Enrollment } from './Enrollment.tsx';

const PARTS = [
  { id: 'proposal', name: '投保受理' },
  { id: 'payments', name: '收费' },
] as const;
type PartId = (typeof PARTS)[number]['id'];

/** Both parts stay alive: going to the payments and back keeps the form. */
export function EnrollPage() {
  const intent = usePageIntent();
  const [seen, setSeen] = useState(intent?.nth ?? 0);
  const [part, setPart] = useState<PartId>(intent?.subject === 'payments' ? 'payments' : 'proposal');
  const [customer, setCustomer] = useState<{ nth: number; first: CardRead | null }>({ nth: 1, first: null });
  if (intent !== null && intent.nth !== seen) {
    setSeen(intent.nth);
    setPart(intent.subject === 'payments' ? 'payments' : 'proposal');
  }
  const mayCheck = useMayCall('enrollment.check');
  const mayList = useMayCall('policies.list');
  const shown = mayCheck ? part : 'payments';
  if (!mayCheck && !mayList) return <NotYours what="投保受理" method="enrollment.propose" />;
  return (
    <>
      <Tabs
        parts={PARTS.filter(({ id }) => (id === 'proposal' ? mayCheck : mayList))}
        shown={shown}
        show={setPart}
        label="参保"
      />
      {mayCheck && (
        <div className="part" hidden={shown !== 'proposal'}>
          <Seller />
          <NoShift />
          <Enrollment
            key={customer.nth}
            isShown={shown === 'proposal'}
            isFirst={customer.nth === 1}
            first={customer.first}
            next={(read) => setCustomer({ nth: customer.nth + 1, first: read ?? null })}
          />
        </div>
      )}
      {shown === 'payments' && mayList && <PaymentsPart />}
    </>
  );
}

/** Checking needs no shift; what was typed is kept while the clerk opens one. */
function NoShift() {
  const shift = useDeskQuery('shift.current', {}).data;
  const { goTo } = useNavigation();
  const maySell = useMayCall('enrollment.propose');
  if (!maySell || shift === undefined || shift.current !== null) return null;
  return (
    <Notice tone="warning">
      <span className="notice-row">
        今日尚未开班：可以核对能否参保，开班后才能受理投保和收款。
        <Button type="primary" size="small" onClick={() => goTo('shift')}>
          去开班
          <KeyHint keys="F5" />
        </Button>
      </span>
    </Notice>
  );
}

/** Who may look but not sell is told before anything is typed (counter rule 2). */
function Seller() {
  const operator = useSession()?.operator;
  const maySell = useMayCall('enrollment.propose');
  const who = useWhoMay('这里可以核对能否参保；投保受理', 'enrollment.propose');
  if (!maySell) return <Notice tone="warning">{who}</Notice>;
  if (operator?.licenceNo !== null) return null;
  return (
    <Notice tone="warning">
      您没有登记执业登记编号，不能销售保险：这里只能核对能否参保。请由系统管理员在“设置 F8 ›
      人员”补登，或换有编号的人员受理。
    </Notice>
  );
}
