/** Left what this person has here, right what the roster says and the work on one policy (UI.md, "One page per job"). */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Person, PersonPolicy, Who } from '../../../shared/contract/people.ts';
import { Empty } from '../../components/Empty.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Panel } from '../../components/Panel.tsx';
import { openCase, PolicyWork, type PolicyCase } from '../Payments/PolicyWork.tsx';
import { Authorizations } from './Authorizations.tsx';
import { ClaimsPart } from './ClaimsPart.tsx';
import { Identity } from './Identity.tsx';
import { PoliciesPart } from './PoliciesPart.tsx';
import { Positions } from './Positions.tsx';
import { RosterPart } from './RosterPart.tsx';
import { Looks, Prints } from './Traces.tsx';
import { usePerson } from './use-person.ts';
import { useStart } from './use-start.ts';

/** Waits for the desk's answer; a refusal is a sentence with the next step. */
export function OpenedPerson({ who }: { readonly who: Who }) {
  const person = usePerson(who);
  if (person.data !== undefined) return <Opened who={who} person={person.data} refresh={() => void person.refetch()} />;
  return (
    <Panel title="人员信息">
      <ErrorSentence error={person.error} />
      {person.error === null ? <Empty>正在打开……</Empty> : <Empty>按 Ctrl+K 重新查询，或刷证件。</Empty>}
    </Panel>
  );
}

interface OpenedProps {
  readonly who: Who;
  readonly person: Person;
  readonly refresh: () => void;
}

function Opened({ who, person, refresh }: OpenedProps) {
  const [work, setWork] = useState<PolicyCase | null>(null);
  const page = useRef<HTMLDivElement>(null);
  const start = useStart(who, person);
  // What was opened is read next: the arrows scroll it, F2 and F3 begin with it.
  useEffect(() => page.current?.focus({ preventScroll: true }), []);
  const listen = (event: KeyboardEvent) => {
    const begin = event.key === 'F2' ? start.enroll : event.key === 'F3' ? start.claim : null;
    if (begin === null || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    begin();
  };
  const update = (next: PolicyCase) => {
    setWork(next);
    refresh();
  };
  const policies: readonly PersonPolicy[] = person.policies ?? [];
  return (
    <div ref={page} className="person" tabIndex={-1} onKeyDown={listen}>
      <Identity who={who} person={person} start={start} />
      <div className="job person-job">
        <div className="job-stack">
          {person.policies !== null && (
            <PoliciesPart policies={policies} start={(policy, deed) => setWork(openCase(policy, deed))} />
          )}
          <Positions policies={policies} asOf={person.asOf} />
          {person.claims !== null && <ClaimsPart claims={person.claims} />}
          {person.policies === null && <RosterPart roster={person.roster} isWide />}
        </div>
        <div className="job-stack">
          {work !== null && <PolicyWork key={`${work.policy.policyId} ${work.deed}`} work={work} update={update} />}
          {person.policies !== null && <RosterPart roster={person.roster} />}
          <Authorizations />
          {person.prints !== null && <Prints prints={person.prints} />}
          {person.looks !== null && <Looks looks={person.looks} />}
        </div>
      </div>
    </div>
  );
}
