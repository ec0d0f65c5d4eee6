/** The frame of the claims office: who is here above, the queue or one claim below. */
import { useState } from 'react';
import type { OfficeOutput } from '../../../shared/office.ts';
import type { OfficeUser } from '../../../shared/office/user.ts';
import { ClaimPage } from '../claim/ClaimPage.tsx';
import { QueuePage } from '../queue/QueuePage.tsx';
import { DraftsContext, type Drafts } from './drafts.ts';
import { OfficeTopBar } from './OfficeTopBar.tsx';
import { usePlace } from './place.ts';

export interface OfficeFrameProps {
  readonly status: OfficeOutput<'office.status'>;
  readonly user: OfficeUser;
  /** The session ended: covered, nothing lost. */
  readonly isShut: boolean;
  readonly leave: () => void;
}

/** Everything a signed-in person works with. */
export function OfficeFrame({ status, user, isShut, leave }: OfficeFrameProps) {
  const [place, goTo] = usePlace();
  const [drafts] = useState<Drafts>(() => new Map());
  const { stage, claimId } = place;
  return (
    <DraftsContext value={drafts}>
      <div className="frame office" inert={isShut}>
        <OfficeTopBar centreName={status.centreName} user={user} today={status.today} leave={leave} />
        <main className="pages">
          {claimId === null ? (
            <QueuePage
              key={stage}
              stage={stage}
              isActive={!isShut}
              show={(next) => goTo({ stage: next, claimId: null })}
              open={(id) => goTo({ stage, claimId: id })}
            />
          ) : (
            <ClaimPage key={claimId} claimId={claimId} isActive={!isShut} back={() => goTo({ stage, claimId: null })} />
          )}
        </main>
      </div>
    </DraftsContext>
  );
}
