/** 体验模式: the invented people worth trying; one press lays their card on the reader that is not there. */
import { Button } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useDesk } from '../api/desk-context.ts';
import { useDeskQuery } from '../api/use-desk-query.ts';
import { ErrorSentence } from './ErrorSentence.tsx';

/** Draws nothing outside 体验模式. The card comes as any card does: to the page in front. */
export function DemoPeople() {
  const { client } = useDesk();
  const isDemo = useDeskQuery('desk.status', {}).data?.mode === 'demo';
  const people = useDeskQuery('demo.people', {}, isDemo).data?.people ?? [];
  const read = useMutation({ mutationFn: (certno: string) => client.call('demo.readCard', { certno }) });
  if (!isDemo || people.length === 0) return null;
  return (
    <div className="demo-people">
      <h3>体验人物（虚构，点击等于刷其证件）</h3>
      <ErrorSentence error={read.error} />
      <ul>
        {people.map((person) => (
          <li key={person.certno}>
            <Button size="small" onClick={() => read.mutate(person.certno)}>
              {person.psn_name}
            </Button>
            <span>{person.hint}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
