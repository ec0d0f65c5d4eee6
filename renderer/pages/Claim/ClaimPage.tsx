/** 理赔 F3: who, which policy, which stay; then the sheet left and the settlement right. */
import { useState } from 'react';
import type { Policy } from '../../../shared/contract/enrollment.ts';
import { useMayCall } from '../../api/desk-context.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { NotYours } from '../../components/NotYours.tsx';
import { ClaimStay } from './ClaimStay.tsx';
import { PersonPick, type PickedPerson } from './PersonPick.tsx';

export interface PickedPolicy {
  readonly person: PickedPerson;
  readonly policy: Policy;
}

/** One claim at a time; going back to the person keeps nothing but what was taken in. */
export function ClaimPage() {
  const today = useDeskQuery('desk.status', {}).data?.businessDay;
  const [picked, setPicked] = useState<PickedPolicy | null>(null);
  const [nth, setNth] = useState(1);
  const [isAnother, setIsAnother] = useState(false);
  const mayOpen = useMayCall('claims.open');
  if (today === undefined) return null;
  if (!mayOpen) return <NotYours what="理赔受理和试算" method="claims.open" />;
  const start = (policy: PickedPolicy | null, another: boolean) => {
    setPicked(policy);
    setIsAnother(another);
    setNth(nth + 1);
  };
  if (picked === null) return <PersonPick key={nth} today={today} pick={(policy) => start(policy, false)} />;
  return (
    <ClaimStay
      key={nth}
      picked={picked}
      today={today}
      startsNew={isAnother}
      leave={() => start(null, false)}
      another={() => start(picked, true)}
    />
  );
}
