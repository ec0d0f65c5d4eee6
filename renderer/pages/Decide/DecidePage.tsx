/** 理赔 F3 for those who do not take claims in: the queue, then one claim. */
import { useState } from 'react';
import { ClaimFilePage } from './ClaimFilePage.tsx';
import { ClaimQueue } from './ClaimQueue.tsx';

export function DecidePage() {
  const [claimId, setClaimId] = useState<string | null>(null);
  if (claimId !== null) return <ClaimFilePage claimId={claimId} leave={() => setClaimId(null)} />;
  return (
    <div className="narrow-page">
      <ClaimQueue choose={setClaimId} isWholePage />
    </div>
  );
}
