/** 理赔 F3: who, which policy, which stay; then the sheet left and the settlement right. */
import { useState } from 'react';
import type { Policy } from '../../../shared/contract/enrollment.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
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
  if (today === undefined) return null;
  if (picked === null) return <PersonPick key={nth} today={today} pick={setPicked} />;
  const leave = () => {
    setPicked(null);
    setNth(nth + 1);
  };
  return <ClaimStay key={`${picked.policy.policyId} ${nth}`} picked={picked} today={today} leave={leave} />;
}
