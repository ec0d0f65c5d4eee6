/** One claim at work: what is typed, what the desk has taken in, and whether the two are the same. */
import { useMemo, useState } from 'react';
import type { Claim } from '../../../shared/contract/claims.ts';
import type { IssuedPaper } from '../../../shared/papers.ts';
import { compilePlan, type CompiledPlan } from '../../../shared/plan/compile.ts';
import { recoverOfFigures } from '../../../shared/trial.ts';
import { draftOfClaim, EMPTY_CLAIM, type ChangeClaim, type ClaimDraft } from './draft.ts';
import { followingDraft, type Following } from './following.ts';
import { factsText, readClaim, type ClaimGround, type ReadClaim } from './read-claim.ts';
import { useTrial } from './use-trial.ts';

/** The last 试算单 and what it rests on. */
export interface Issued {
  readonly claimId: string;
  readonly facts: string;
  readonly expected: string;
  readonly papers: readonly IssuedPaper[];
  readonly warnings: readonly string[];
  /** The stay it is about. */
  readonly stay: string;
}

export interface ClaimAtWork {
  readonly draft: ClaimDraft;
  readonly change: ChangeClaim;
  readonly read: ReadClaim;
  readonly plan: CompiledPlan;
  /** The 试算单 of exactly what is typed now, or null. */
  readonly issued: Issued | null;
  /** Taken in, and the dates or the hospital are now others: correcting, or another stay? */
  readonly otherStay: string | null;
  /** The claim the desk has taken this form in as; null: not yet. */
  readonly claimId: string | null;
  /** Something typed is not taken in. */
  readonly isUnsaved: boolean;
  readonly isTakenIn: boolean;
  readonly isSending: boolean;
  readonly refusal: unknown;
  readonly submit: () => void;
}

/** What a form begins with beside a claim from the list. */
export interface Beginning {
  /** What was half typed when the window was closed, or null. */
  readonly resumed: ClaimDraft | null;
  /** The decided claim that a new one takes back or states anew, or null. */
  readonly following: Following | null;
}

/** A new claim, or one opened from the list (`claim`). */
export function useClaim(
  policyId: string,
  claim: Claim | null,
  ground: Omit<ClaimGround, 'plan'>,
  { resumed, following }: Beginning,
): ClaimAtWork {
  const { context, insured, today } = ground;
  const plan = useMemo(() => compilePlan(context.plan), [context.plan]);
  const [opened] = useState(() => openedDraft(claim, following));
  const [draft, setDraft] = useState(resumed ?? opened);
  const read = useMemo(
    () => readClaim(draft, { context, plan, insured, today }),
    [draft, context, plan, insured, today],
  );
  // What the desk has is what was opened, whatever was half typed over it since.
  const [before] = useState(() => readClaim(opened, { context, plan, insured, today }));
  const [last, setLast] = useState(() => (claim === null ? null : issuedBefore(claim, before)));
  const [initial] = useState(() =>
    claim === null ? null : { claimId: claim.claimId, facts: factsText(before.facts), warnings: [] },
  );
  const { trial, takenIn } = useTrial(policyId, initial, following?.claim.claimId ?? null);
  const now = { facts: factsText(read.facts), expected: figuresText(read.shown), stay: stayOf(read) };
  const stood = last?.stay ?? (following === null ? null : stayWords(following.claim.visit.sheet));
  const isSame = last !== null && last.facts === now.facts && last.expected === now.expected;
  return {
    draft,
    change: (changes) => setDraft((typed) => ({ ...typed, ...changes })),
    read,
    plan,
    issued: isSame ? last : null,
    otherStay: stood !== null && now.stay !== '' && stood !== now.stay ? now.stay : null,
    claimId: takenIn,
    isUnsaved: JSON.stringify(draft) !== JSON.stringify(opened) && (last === null || last.facts !== now.facts),
    isTakenIn: takenIn !== null,
    isSending: trial.isPending,
    refusal: trial.error,
    submit: () => {
      const { facts, shown } = read;
      if (facts === null || trial.isPending) return;
      const { expected, figures } = shown;
      const asked = { facts, expected, shownRecover: recoverOfFigures(figures) };
      trial.mutate(asked, { onSuccess: (tried) => setLast({ ...now, ...tried }) });
    },
  };
}

function openedDraft(claim: Claim | null, following: Following | null): ClaimDraft {
  if (claim !== null) return draftOfClaim(claim);
  return following === null ? EMPTY_CLAIM : followingDraft(following);
}

/** The latest 试算单 of a claim from the list; it stands while nothing is changed and the figures are the same. */
function issuedBefore(claim: Claim, read: ReadClaim): Issued {
  const trial = claim.trials.at(-1);
  return {
    claimId: claim.claimId,
    facts: factsText(read.facts),
    // What 复核 sent back is tried once more, also where nothing is to be changed.
    expected: trial === undefined || claim.returned !== null ? '' : JSON.stringify([trial.payable, trial.recover]),
    papers: trial === undefined ? [] : [trial.paper],
    warnings: [],
    stay: stayOf(read),
  };
}

/** What the 试算单 says of money: what is paid, and what comes back. */
function figuresText({ expected, figures }: ReadClaim['shown']): string {
  return JSON.stringify([expected, recoverOfFigures(figures)]);
}

function stayOf({ shown }: ReadClaim): string {
  const sheet = shown.visit?.sheet;
  return sheet === undefined ? '' : stayWords(sheet);
}

function stayWords({ begndate, enddate, fixmedins_name }: Claim['visit']['sheet']): string {
  return [begndate, enddate, fixmedins_name].join(' ');
}
