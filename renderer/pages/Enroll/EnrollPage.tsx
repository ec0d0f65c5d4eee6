/** 参保 F2: one page for the proposal, one for the payments that wait. */
import { useState } from 'react';
import { Tabs } from '../../components/Tabs.tsx';
import { usePageIntent } from '../../frame/pages.ts';
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
  const [customer, setCustomer] = useState(1);
  if (intent !== null && intent.nth !== seen) {
    setSeen(intent.nth);
    setPart(intent.subject === 'payments' ? 'payments' : 'proposal');
  }
  return (
    <>
      <Tabs parts={PARTS} shown={part} show={setPart} label="参保" />
      <div className="part" hidden={part !== 'proposal'}>
        <Enrollment key={customer} isShown={part === 'proposal'} next={() => setCustomer(customer + 1)} />
      </div>
      {part === 'payments' && <PaymentsPart />}
    </>
  );
}
