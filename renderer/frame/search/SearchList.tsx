/** The results below the search box: rows that keys and mouse choose from, and a sentence where there is none. */
import { FileTextOutlined, IdcardOutlined, UserOutlined } from '@ant-design/icons';
import { maskCertno } from '../../../shared/mask.ts';
import { PAPER_NAMES } from '../../../shared/papers.ts';
import { keyOf, type SearchOption } from './options.ts';

export interface SearchListProps {
  readonly id: string;
  readonly options: readonly SearchOption[];
  readonly active: number;
  readonly choose: (option: SearchOption) => void;
}

/** A list box; the input keeps the focus and names the row that Enter takes. */
export function SearchList({ id, options, active, choose }: SearchListProps) {
  return (
    <div id={id} className="search-list" role="listbox" aria-label="查询结果">
      {options.map((option, at) => (
        // The input hears the keys; the mouse must not take its focus.
        <button
          type="button"
          tabIndex={-1}
          key={keyOf(option)}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === active}
          className="search-option"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(option)}
        >
          <Row option={option} />
        </button>
      ))}
    </div>
  );
}

function Row({ option }: { readonly option: SearchOption }) {
  switch (option.kind) {
    case 'person': {
      const { psn_name, certno, township, from } = option.person;
      return (
        <>
          <UserOutlined aria-hidden="true" />
          <strong>{psn_name}</strong>
          <span className="search-number">{certno}</span>
          <span className="search-place">{township ?? '乡镇未登记'}</span>
          {from === 'roster' && <span className="tag tag-plain">参保库</span>}
        </>
      );
    }
    case 'paper':
      return (
        <>
          <FileTextOutlined aria-hidden="true" />
          <strong>{PAPER_NAMES[option.paper.kind].replace(/（.*$/, '')}</strong>
          <span className="search-number">{option.paper.no}</span>
          <span className="search-place">{option.paper.psn_name ?? '（已销毁）'}</span>
        </>
      );
    case 'number':
      return (
        <>
          <IdcardOutlined aria-hidden="true" />
          <strong>打开人员信息</strong>
          <span className="search-number">{maskCertno(option.certno)}</span>
          <span className="search-place">本窗口没有此人的业务</span>
        </>
      );
  }
}
