/** Papers as rows: when, which, by whom, and where each stands. */
import { Table, type TableColumnsType } from 'antd';
import type { ListedPaper } from '../../../shared/contract/papers.ts';
import { PAPER_NAMES, PAPER_STATE_NAMES, type PaperState } from '../../../shared/papers.ts';

export interface PaperTableProps {
  readonly papers: readonly ListedPaper[];
  readonly chosen: string | null;
  readonly choose: (no: string) => void;
}

const TONES: Readonly<Record<PaperState, 'good' | 'warning' | 'bad' | 'plain'>> = {
  unprinted: 'warning',
  unconfirmed: 'warning',
  original: 'good',
  reprinted: 'plain',
  void: 'bad',
};

/** The number is the button that chooses a row. */
export function PaperTable({ papers, chosen, choose }: PaperTableProps) {
  const columns: TableColumnsType<ListedPaper> = [
    { title: '时间', key: 'time', render: (_, { issuedAt }) => issuedAt.slice(11, 16) },
    {
      title: '单证',
      key: 'paper',
      render: (_, { kind, no }) => (
        <>
          <div>{PAPER_NAMES[kind].replace(/（.*$/, '')}</div>
          <button type="button" className="link-button" aria-pressed={no === chosen} onClick={() => choose(no)}>
            {no}
          </button>
        </>
      ),
    },
    { title: '开单人', key: 'operator', dataIndex: 'operatorNo' },
    { title: '状态', key: 'state', render: (_, paper) => <State paper={paper} /> },
  ];
  return (
    <Table
      size="small"
      rowKey="no"
      columns={columns}
      dataSource={[...papers]}
      rowClassName={({ no }) => (no === chosen ? 'row-chosen' : '')}
      pagination={papers.length > 10 ? { pageSize: 10, size: 'small', showSizeChanger: false } : false}
    />
  );
}

function State({ paper }: { readonly paper: ListedPaper }) {
  const { state, prints, failed, refusal } = paper;
  const counts = [
    ...(prints > 1 ? [`补打 ${prints - 1} 次`] : []),
    ...(failed > 0 ? [`没打出 ${failed} 次`] : []),
  ].join(' · ');
  return (
    <>
      <span className={`tag tag-${TONES[state]}`}>{PAPER_STATE_NAMES[state]}</span>
      {refusal !== null && <span className="tag tag-bad">核定未获确认</span>}
      {counts !== '' && <div className="cell-soft">{counts}</div>}
    </>
  );
}
