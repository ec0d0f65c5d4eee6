/** One search box, always there: results while typing, arrows and Enter (UI.md "Frame", DESIGN §5 "Search"). */
import { useEffect, useEffectEvent, useId, useRef, useState, type ChangeEvent, type KeyboardEvent } from 'react';
import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useMayCall } from '../api/desk-context.ts';
import { ErrorSentence } from '../components/ErrorSentence.tsx';
import { useHotKey } from '../components/use-hot-key.ts';
import { useOpenPerson } from '../pages/Person/open-person.ts';
import { useNavigation } from './pages.ts';
import { SEARCH_BOX } from './search/box.ts';
import { optionsOf, type SearchOption } from './search/options.ts';
import { SearchList } from './search/SearchList.tsx';
import { SearchVerdict } from './search/SearchVerdict.tsx';
import { type Finding, useFinding } from './search/use-finding.ts';

/** Ctrl+K puts the focus here; Esc gives it back and keeps what was typed until the next visit. */
export function SearchBox({ isActive }: { readonly isActive: boolean }) {
  const id = useId();
  const input = useRef<InputRef>(null);
  /** Where the clerk was. */
  const before = useRef<HTMLElement | null>(null);
  const [text, setText] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(0);
  /** Enter came before its answer: taken as soon as that is there. */
  const isWaiting = useRef(false);
  const mayFind = useMayCall('person.find');
  const take = useTake(() => {
    setText('');
    setIsOpen(false);
  });
  useHotKey('Ctrl+K', () => input.current?.focus({ cursor: 'all' }), isActive && mayFind);
  const finding = useFinding(mayFind ? text.trim() : '');
  const takeWaiting = useEffectEvent((answer: Finding) => {
    const [first] = optionsIn(answer);
    if (isWaiting.current && first !== undefined) take(first);
    isWaiting.current = false;
  });
  useEffect(() => {
    // Once the answer is drawn: an Enter that came between the answer and its drawing still waits.
    if (finding !== null) takeWaiting(finding);
  }, [finding]);
  const options = finding === null ? [] : optionsIn(finding);
  const type = (event: ChangeEvent<HTMLInputElement>) => {
    setText(event.target.value);
    setActive(0);
    setIsOpen(true);
    isWaiting.current = false;
  };
  const listen = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') leave(event);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') move(event);
    else if (event.key === 'Enter' && text.trim() !== '') enter(event);
  };
  const leave = (event: KeyboardEvent<HTMLInputElement>) => {
    // Esc here closes the list, and does not leave the page behind it.
    event.preventDefault();
    event.stopPropagation();
    if (isOpen && text.trim() !== '') setIsOpen(false);
    else if (before.current?.isConnected === true) before.current.focus();
    else event.currentTarget.blur();
  };
  const move = (event: KeyboardEvent) => {
    event.preventDefault();
    if (!isOpen) setIsOpen(true);
    else if (options.length > 0) {
      const step = event.key === 'ArrowDown' ? 1 : options.length - 1;
      setActive((active + step) % options.length);
    }
  };
  const enter = (event: KeyboardEvent) => {
    event.preventDefault();
    setIsOpen(true);
    const chosen = options[active];
    if (finding === null) isWaiting.current = true;
    else if (chosen !== undefined) take(chosen);
  };
  const isShown = isOpen && text.trim() !== '' && finding !== null;
  const hasList = isShown && options.length > 0;
  return (
    <div className="search-box">
      <Input
        ref={input}
        id={SEARCH_BOX}
        prefix={<SearchOutlined aria-hidden="true" />}
        suffix={<kbd className="key-hint">Ctrl+K</kbd>}
        role="combobox"
        aria-label="查询：姓名、拼音、完整证件号码、后四位、单证号"
        aria-expanded={hasList}
        aria-controls={hasList ? id : undefined}
        aria-activedescendant={hasList ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        placeholder="姓名、拼音、证件号、单证号"
        value={text}
        onChange={type}
        onKeyDown={listen}
        onFocus={(event) => {
          setIsOpen(true);
          if (event.relatedTarget instanceof HTMLElement) before.current = event.relatedTarget;
        }}
        // It covers what lies below, and whoever goes on has read it.
        onBlur={() => setIsOpen(false)}
        disabled={!mayFind}
        autoComplete="off"
        spellCheck={false}
      />
      {isShown && (
        <div className="search-results">
          {finding.roster !== null && <SearchVerdict roster={finding.roster} />}
          {hasList && <SearchList id={id} options={options} active={active} choose={take} />}
          {finding.error !== null && <ErrorSentence error={finding.error} />}
          {finding.error === null && options.length === 0 && <Nobody />}
        </div>
      )}
    </div>
  );
}

function optionsIn({ text, found }: Finding): SearchOption[] {
  return found === null ? [] : optionsOf(text, found);
}

function Nobody() {
  return (
    <div className="search-nobody" role="status">
      没有找到。请核对写法，或刷证件、输入完整证件号码核对能否参保。
    </div>
  );
}

/** Goes where a row leads; the box is empty for the next person. */
function useTake(clear: () => void): (option: SearchOption) => void {
  const { goTo } = useNavigation();
  const open = useOpenPerson();
  return (option) => {
    clear();
    switch (option.kind) {
      case 'person':
        return open({ by: 'found', ref: option.person.ref });
      case 'number':
        return open({ by: 'typed', certno: option.certno });
      case 'paper':
        return goTo('search', option.paper.no);
    }
  };
}
