/** 体验模式: the invented people worth trying; one press fills in their card. */
import { Button } from 'antd';
import type { Output } from '../../shared/contract.ts';
import { useDeskQuery } from '../api/use-desk-query.ts';

export type DemoPerson = Output<'demo.people'>['people'][number];

/** Draws nothing outside 体验模式. */
export function DemoPeople({ fill }: { readonly fill: (person: DemoPerson) => void }) {
  const isDemo = useDeskQuery('desk.status', {}).data?.mode === 'demo';
  const people = useDeskQuery('demo.people', {}, isDemo).data?.people ?? [];
  if (!isDemo || people.length === 0) return null;
  return (
    <div className="demo-people">
      <h3>体验人物（虚构，点击填入）</h3>
      <ul>
        {people.map((person) => (
          <li key={person.certno}>
            <Button size="small" onClick={() => fill(person)}>
              {person.psn_name}
            </Button>
            <span>{person.hint}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
