/** Another day, or a number: typed, or scanned from the paper's own QR. */
import { useState } from 'react';
import { Button } from 'antd';
import { isLocalDate } from '../../../shared/dates.ts';
import { DateField } from '../../components/DateField.tsx';
import { formKeys } from '../../components/form-keys.ts';
import { readDate } from '../../components/read-date.ts';
import { TextField } from '../../components/TextField.tsx';
import type { Asked } from './use-papers.ts';

export interface PaperFinderProps {
  /** The day listed now. */
  readonly day: string | null;
  readonly ask: (asked: Asked) => void;
}

/** Enter asks; a number goes before a day. */
export function PaperFinder({ day, ask }: PaperFinderProps) {
  const [typedDay, setTypedDay] = useState('');
  const [typedNo, setTypedNo] = useState('');
  const find = () => {
    const no = numberIn(typedNo);
    const date = readDate(typedDay);
    if (no !== '') ask({ day: null, no });
    else ask({ day: date !== null && isLocalDate(date) ? date : null, no: null });
  };
  return (
    <div className="papers-find" onKeyDown={formKeys(find, 'confirms')}>
      <DateField label="业务日期" value={typedDay} onChange={setTypedDay} hint={`现为 ${day ?? '今日'}`} />
      <TextField label="单证号" isOptional value={typedNo} onChange={setTypedNo} placeholder="输入或扫码" />
      <Button onClick={find}>查找</Button>
    </div>
  );
}

/** Our own QR holds `JD1|kind|number|hash`. */
function numberIn(text: string): string {
  const plain = text.normalize('NFKC').trim().toUpperCase();
  return plain.startsWith('JD1|') ? (plain.split('|')[2] ?? '') : plain;
}
