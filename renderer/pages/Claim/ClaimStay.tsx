/** One stay of a person under a policy: what the desk knows, then a new claim or one taken in before. */
import { useState } from 'react';
import type { LocalDate } from '../../../shared/dates.ts';
import type { Claim } from '../../../shared/contract/claims.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { ChoiceGroup } from '../../components/ChoiceGroup.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Panel } from '../../components/Panel.tsx';
import type { PickedPolicy } from './ClaimPage.tsx';
import { ClaimWork } from './ClaimWork.tsx';

export interface ClaimStayProps {
  readonly picked: PickedPolicy;
  readonly today: LocalDate;
  readonly leave: () => void;
}

const NEW = 'new';

/** Goes straight to an empty sheet unless there are claims to choose from. */
export function ClaimStay({ picked, today, leave }: ClaimStayProps) {
  const context = useDeskQuery('claims.context', { policyId: picked.policy.policyId });
  const [chosen, setChosen] = useState<string | null>(null);
  const [known, setKnown] = useState<readonly Claim[] | null>(null);
  if (context.error !== null) return <ErrorSentence error={context.error} />;
  if (context.data === undefined) return <Panel title="理赔试算">正在读取保单和本年度累计……</Panel>;
  // The choice is made once: a claim taken in from here must not bring the question back.
  if (known === null) setKnown(context.data.claims);
  const earlier = known ?? context.data.claims;
  if (earlier.length > 0 && chosen === null) return <Earlier claims={earlier} choose={setChosen} />;
  const claim = earlier.find(({ claimId }) => claimId === chosen) ?? null;
  return <ClaimWork context={context.data} claim={claim} picked={picked} today={today} leave={leave} />;
}

function Earlier({
  claims,
  choose,
}: {
  readonly claims: readonly Claim[];
  readonly choose: (claimId: string) => void;
}) {
  const choices = claims.map(({ claimId, visit, openedAt, trials }) => ({
    value: claimId,
    label: `${visit.sheet.begndate} 至 ${visit.sheet.enddate} ${visit.sheet.fixmedins_name}`,
    note: `${openedAt.slice(0, 10)} 受理 · 试算 ${trials.length} 次`,
  }));
  return (
    <div className="narrow-page">
      <Panel title="此保单已受理的理赔">
        <ChoiceGroup
          label="补充或更正已受理的，或新受理一次就诊"
          layout="rows"
          choices={[...choices, { value: NEW, label: '新受理一次就诊' }]}
          value={null}
          onChange={choose}
        />
      </Panel>
    </div>
  );
}
