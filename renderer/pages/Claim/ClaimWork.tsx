/** The sheet left, the settlement right, both live; Ctrl+Enter takes in, tries and prints (UI.md, "Settlement panel"). */
import { useMemo, useRef, useState } from 'react';
import type { Output } from '../../../shared/contract.ts';
import type { Claim } from '../../../shared/contract/claims.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import { compilePlan } from '../../../shared/plan/compile.ts';
import { focusFirstWrong } from '../../components/focus-wrong.ts';
import { useHotKey } from '../../components/use-hot-key.ts';
import { useIsPageActive } from '../../frame/pages.ts';
import type { IssuedPaper } from '../../../shared/papers.ts';
import { ClaimForm } from './ClaimForm.tsx';
import type { PickedPolicy } from './ClaimPage.tsx';
import { draftOfClaim, EMPTY_CLAIM, type ChangeClaim } from './draft.ts';
import { preview } from './preview.ts';
import { readClaimant, readInvoices } from './read-visit.ts';
import { SettlementPanel } from './SettlementPanel.tsx';
import { useTrial } from './use-trial.ts';

export interface ClaimWorkProps {
  readonly context: Output<'claims.context'>;
  /** A claim taken in before, or null for a new one. */
  readonly claim: Claim | null;
  readonly picked: PickedPolicy;
  readonly today: LocalDate;
  readonly leave: () => void;
}

/** One stay at work. */
export function ClaimWork({ context, claim, picked, today, leave }: ClaimWorkProps) {
  const [draft, setDraft] = useState(() => (claim === null ? EMPTY_CLAIM : draftOfClaim(claim)));
  const [isChecked, setIsChecked] = useState(false);
  const [papers, setPapers] = useState<readonly IssuedPaper[]>([]);
  const form = useRef<HTMLDivElement>(null);
  const plan = useMemo(() => compilePlan(context.plan), [context.plan]);
  const shown = useMemo(() => preview(draft, context, plan), [draft, context, plan]);
  const trial = useTrial(picked.policy.policyId, claim?.claimId ?? null);
  const insured = { ...picked.person, psn_name: picked.policy.psn_name };
  const claimant = readClaimant(draft, insured, today);
  const invoices = readInvoices(draft);
  const change: ChangeClaim = (changes) => {
    setDraft((now) => ({ ...now, ...changes }));
    setPapers([]);
  };
  const confirm = () => {
    setIsChecked(true);
    const isReady = shown.visit !== null && claimant.claimant !== null && invoices !== null;
    if (!isReady) requestAnimationFrame(() => focusFirstWrong(form.current));
    else if (!trial.isPending) submit({ visit: shown.visit, claimant: claimant.claimant, invoices });
  };
  const submit = (facts: Parameters<typeof trial.mutate>[0]['facts']) =>
    trial.mutate({ facts, expected: shown.expected }, { onSuccess: (tried) => setPapers(tried.papers) });
  useHotKey('Ctrl+Enter', confirm, useIsPageActive());
  return (
    <div className="job">
      <ClaimForm
        formRef={form}
        plan={context.plan}
        picked={picked}
        today={today}
        draft={draft}
        change={change}
        shown={shown}
        isChecked={isChecked}
        claimant={claimant}
        hasWrongInvoice={invoices === null}
        confirm={confirm}
        leave={leave}
        isSending={trial.isPending}
        refusal={trial.error}
      />
      <SettlementPanel shown={shown} context={context} papers={papers} />
    </div>
  );
}
