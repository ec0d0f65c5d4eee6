/** Where the page stands, kept in the address so that a reload comes back to it; an address names a claim, never a person. */
import { useEffect, useState } from 'react';
import { OFFICE_STAGES, type OfficeStage } from '../../../shared/office/stage.ts';

export interface Place {
  readonly stage: OfficeStage;
  /** Open over the queue of its stage, or none. */
  readonly claimId: string | null;
}

/** The present place and the way to another one; the browser's own back works. */
export function usePlace(): readonly [Place, (place: Place) => void] {
  const [place, setPlace] = useState(() => placeOf(location.hash));
  useEffect(() => {
    const follow = () => setPlace(placeOf(location.hash));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  const goTo = ({ stage, claimId }: Place) => {
    location.hash = claimId === null ? `#/${stage}` : `#/${stage}/${claimId}`;
  };
  return [place, goTo];
}

function placeOf(hash: string): Place {
  const [, named, claimId] = hash.split('/');
  const stage = OFFICE_STAGES.find((one) => one === named) ?? 'determination';
  return { stage, claimId: claimId === undefined || !/^[0-9a-f-]{36}$/.test(claimId) ? null : claimId };
}
