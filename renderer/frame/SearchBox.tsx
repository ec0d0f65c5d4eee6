/** One search box, always there: in this version a full certificate number or a paper number. */
import { useRef, useState } from 'react';
import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useHotKey } from '../components/use-hot-key.ts';
import { useNavigation } from './pages.ts';
import { readSearch } from './read-search.ts';

/** Enter opens 查询 with what was found; what cannot be searched yet is said at the box. */
export function SearchBox({ isActive }: { readonly isActive: boolean }) {
  const { goTo } = useNavigation();
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const input = useRef<InputRef>(null);
  useHotKey('Ctrl+K', () => input.current?.focus({ cursor: 'all' }), isActive);
  const search = () => {
    const read = readSearch(text);
    setRefusal(read.refusal);
    if (read.subject === null) return;
    goTo('search', read.subject);
    setText('');
  };
  return (
    <div className="search-box">
      <Input
        ref={input}
        prefix={<SearchOutlined aria-hidden="true" />}
        suffix={<kbd className="key-hint">Ctrl+K</kbd>}
        aria-label="查询：完整证件号码或单证号"
        placeholder="完整证件号码或单证号，回车查询"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setRefusal(null);
        }}
        onPressEnter={search}
        // It covers what lies below, and whoever goes on has read it.
        onBlur={() => setRefusal(null)}
        autoComplete="off"
      />
      {refusal !== null && (
        <div className="search-refusal" role="alert">
          {refusal}
        </div>
      )}
    </div>
  );
}
