/** The sheet left, the settlement right, both live; Ctrl+Enter takes in, tries and prints (UI.md, "Settlement panel"). */
import { useMemo, useRef, useState } from 'react';
import type { Output } from '../../../shared/contract.ts';
import type { Claim } from '../../../shared/contract/claims.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import { focusFirstWrong } from '../../components/focus-wrong.ts';
import { Resumed } from '../../components/Resumed.tsx';
import { useKeepDraft } from '../../components/use-draft.ts';
import { useHotKey } from '../../components/use-hot-key.ts';
import { useUnsaved } from '../../components/use-unsaved.ts';
import { useIsPageActive } from '../../frame/pages.ts';
import { ClaimForm } from './ClaimForm.tsx';
import type { PickedPolicy } from './ClaimPage.tsx';
import { SettlementPanel } from './SettlementPanel.tsx';
import type { Following } from './following.ts';
import type { KeptClaim } from './kept-claim.ts';
import { useClaim } from './use-claim.ts';
import { useLeaving } from './use-leaving.ts';

export interface ClaimWorkProps {
  readonly context: Output<'claims.context'>;
  /** A claim taken in before, or null for a new one. */
  readonly claim: Claim | null;
  readonly picked: PickedPolicy;
  /** The decided claim that a new one takes back or states anew, or null. */
  readonly following: Following | null;
  readonly today: LocalDate;
  /** What was half typed when the window was closed, or null. */
  readonly resumed: KeptClaim | null;
  /** To the next person. */
  readonly leave: () => void;
  /** To another stay of the same person. */
  readonly another: () => void;
}

/** One stay at work. */
export function ClaimWork(props: ClaimWorkProps) {
  const { context: known, claim, picked, following, today, resumed, leave, another } = props;
  // Once 既往症 is determined, one figure stands (counter rule 10).
  const determined = claim?.determined ?? null;
  const context = useMemo(
    () => (determined === null ? known : { ...known, statuses: [determined] }),
    [known, determined],
  );
  const insured = useMemo(() => ({ ...picked.person, psn_name: picked.policy.psn_name }), [picked]);
  const work = useClaim(
    picked.policy.policyId,
    claim,
    { context, insured, today },
    {
      resumed: resumed?.draft ?? null,
      following,
    },
  );
  const [isChecked, setIsChecked] = useState(false);
  /** The other stay the clerk has ticked as a correction of the one taken in. */
  const [corrected, setCorrected] = useState<string | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const papers = useRef<HTMLDivElement>(null);
  const isActive = useIsPageActive();
  const kept: KeptClaim = {
    picked,
    claimId: work.claimId,
    ...(following === null ? {} : { following }),
    draft: work.draft,
  };
  const dropDraft = useKeepDraft('claim', work.isUnsaved ? kept : null);
  const giveUp = (to: () => void) => () => {
    dropDraft();
    to();
  };
  const leaving = useLeaving(work.isUnsaved, { person: giveUp(leave), stay: giveUp(another) });
  useUnsaved(work.isUnsaved);
  const isUnclear = work.otherStay !== null && work.otherStay !== corrected;
  const confirm = () => {
    setIsChecked(true);
    // Nothing changed since the last 试算单: it is shown again, not issued again.
    if (work.issued !== null) papers.current?.scrollIntoView();
    else if (work.read.facts === null || isUnclear) focusFirstWrong(form.current);
    else work.submit();
  };
  useHotKey('Ctrl+Enter', confirm, isActive);
  useHotKey('Alt+N', () => leaving.ask('person'), isActive);
  useHotKey('Alt+M', () => leaving.ask('stay'), isActive && work.isTakenIn);
  return (
    <>
      {resumed !== null && work.isUnsaved && <Resumed clear={giveUp(leave)} />}
      <div className="job">
        <ClaimForm
          formRef={form}
          context={context}
          claim={claim}
          following={following}
          picked={picked}
          today={today}
          work={work}
          isChecked={isChecked}
          isUnclear={isUnclear}
          tickCorrection={(isTicked) => setCorrected(isTicked ? work.otherStay : null)}
          confirm={confirm}
          leaving={leaving}
        />
        <SettlementPanel work={work} context={context} picked={picked} papersRef={papers} />
      </div>
    </>
  );
}
