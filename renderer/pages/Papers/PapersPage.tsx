/** 单证: what waits for confirmation, the papers of a day, and one of them to look at, print again or void. */
import { useState } from 'react';
import type { ListedPaper } from '../../../shared/contract/papers.ts';
import { useMayCall } from '../../api/desk-context.ts';
import { Empty } from '../../components/Empty.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { NotYours } from '../../components/NotYours.tsx';
import { Panel } from '../../components/Panel.tsx';
import { DuePapers } from './DuePapers.tsx';
import { PaperFinder } from './PaperFinder.tsx';
import { PaperTable } from './PaperTable.tsx';
import { PaperWork } from './PaperWork.tsx';
import { Unconfirmed } from './Unconfirmed.tsx';
import { usePapers } from './use-papers.ts';

/** For those who may see papers; the others read who may. */
export function PapersPage() {
  return useMayCall('papers.list') ? <PaperLists /> : <NotYours what="单证" method="papers.list" />;
}

/** Left the lists, right the paper chosen. */
function PaperLists() {
  const { asked, ask, list } = usePapers();
  const [chosenNo, setChosenNo] = useState<string | null>(null);
  const papers: readonly ListedPaper[] = list.data?.papers ?? [];
  const chosen = papers.find(({ no }) => no === chosenNo) ?? (asked.no === null ? undefined : papers[0]);
  return (
    <div className="job">
      <div className="job-form papers-stack">
        <Unconfirmed
          choose={(no) => {
            ask({ day: null, no });
            setChosenNo(no);
          }}
        />
        <DuePapers
          choose={(no) => {
            ask({ day: null, no });
            setChosenNo(no);
          }}
        />
        <Panel title={`单证（${list.data?.day ?? '……'}）`}>
          <PaperFinder
            day={list.data?.day ?? null}
            ask={(next) => {
              ask(next);
              setChosenNo(null);
            }}
          />
          <ErrorSentence error={list.error} />
          {list.data !== undefined && papers.length === 0 && (
            <Empty>
              {asked.no === null ? '这一天没有开出单证。' : `没有单号为 ${asked.no} 的单证。请核对单号后重试。`}
            </Empty>
          )}
          {papers.length > 0 && <PaperTable papers={papers} chosen={chosen?.no ?? null} choose={setChosenNo} />}
          {list.data !== undefined && list.data.more > 0 && (
            <p className="form-hint">另有 {list.data.more} 份较早开出的未列出，请按单号查询。</p>
          )}
        </Panel>
      </div>
      <div className="job-meaning papers-stack">
        {chosen === undefined ? (
          <Panel title="单证内容">
            <Empty>选择左侧一份单证查看、补打或作废。</Empty>
          </Panel>
        ) : (
          <PaperWork key={chosen.no} paper={chosen} />
        )}
      </div>
    </div>
  );
}
