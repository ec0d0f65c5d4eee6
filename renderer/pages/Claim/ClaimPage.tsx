/** 理赔 F3: who, which policy, which stay; then the sheet left and the settlement right. */
import { useState } from 'react';
import type { Policy } from '../../../shared/contract/enrollment.ts';
import { useMayCall } from '../../api/desk-context.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { NotYours } from '../../components/NotYours.tsx';
import type { CardRead } from '../../devices/use-cards.ts';
import { useKeptDraft } from '../../components/use-draft.ts';
import { ClaimFilePage } from '../Decide/ClaimFilePage.tsx';
import { ClaimQueue } from '../Decide/ClaimQueue.tsx';
import { DecidePage } from '../Decide/DecidePage.tsx';
import { ClaimStay } from './ClaimStay.tsx';
import type { KeptClaim } from './kept-claim.ts';
import { OtherClaimant } from './OtherClaimant.tsx';
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
  /** The card the next person is picked by, or null. */
  const [first, setFirst] = useState<CardRead | null>(null);
  const [resumed, setResumed] = useState<KeptClaim | null>(null);
  /** A claim opened from the queue to be read and told, or null. */
  const [fileId, setFileId] = useState<string | null>(null);
  const mayOpen = useMayCall('claims.open');
  const maySeeFiles = useMayCall('claims.file');
  const isReady = useKeptDraft<KeptClaim>('claim', mayOpen, (kept) => {
    if (nth > 1) return;
    setPicked(kept.picked);
    setResumed(kept);
    setNth(2);
  });
  if (today === undefined) return null;
  if (!mayOpen && maySeeFiles) return <DecidePage />;
  if (!mayOpen) return <NotYours what="理赔受理和试算" method="claims.open" />;
  if (fileId !== null) return <ClaimFilePage claimId={fileId} leave={() => setFileId(null)} />;
  const start = (policy: PickedPolicy | null, another: boolean, read: CardRead | null = null) => {
    setPicked(policy);
    setIsAnother(another);
    setFirst(read);
    setResumed(null);
    setNth(nth + 1);
  };
  if (picked === null) {
    return (
      <>
        <PersonPick key={nth} today={today} first={first} isReady={isReady} pick={(policy) => start(policy, false)} />
        <div className="narrow-page">
          <ClaimQueue choose={setFileId} />
        </div>
      </>
    );
  }
  return (
    <>
      <OtherClaimant picked={picked} change={(read) => start(null, false, read)} />
      <ClaimStay
        key={nth}
        picked={picked}
        today={today}
        startsNew={isAnother}
        resumed={resumed}
        leave={() => start(null, false)}
        another={() => start(picked, true)}
      />
    </>
  );
}
