/** Why there is no figure yet: what is wrong first, then what is still missing. */
import type { Finding } from '../../../shared/sheet/check.ts';
import { Empty } from '../../components/Empty.tsx';
import { Notice } from '../../components/Notice.tsx';
import type { Preview } from './preview.ts';

/** One sentence per fault; a whole sheet that cannot be says so instead of showing a figure. */
export function NotYet({ shown }: { readonly shown: Preview }) {
  const errors = shown.findings.filter(({ level }) => level === 'error');
  const problems = [...new Set(Object.values(shown.problems))];
  if (errors.length > 0) return <Faults head={headOf(errors)} sentences={errors.map(({ sentence }) => sentence)} />;
  if (problems.length > 0) return <Faults head="结算单以外的内容有误，不能试算：" sentences={problems} />;
  const rest = shown.missing.length > 8 ? `等 ${shown.missing.length} 项` : '';
  return (
    <Empty>
      按医保结算单从上到下填写，填完即显示试算结果。还差：{shown.missing.slice(0, 8).join('、')}
      {rest}。
    </Empty>
  );
}

/** Dates and words are no amounts: they do not fail to add up. */
function headOf(errors: readonly Finding[]): string {
  if (errors.every(({ id }) => id.startsWith('field-'))) return '结算单填写有误，不能试算：';
  return errors.every(({ id }) => id === 'dates' || id.startsWith('future-'))
    ? '结算单日期有误，不能试算：'
    : '结算单金额勾稽不符，不能试算：';
}

/** A line for each fault; what is to be done stands once below them, and in full at the fields. */
function Faults({ head, sentences }: { readonly head: string; readonly sentences: readonly string[] }) {
  const faults = sentences.map((sentence) => sentence.slice(0, sentence.indexOf('。') + 1) || sentence);
  const advice = sentences.map((sentence, at) => sentence.slice(faults[at]?.length));
  return (
    <Notice tone="warning">
      {head}
      {[...new Set([...faults, ...advice])].map((line) => line !== '' && <p key={line}>{line}</p>)}
    </Notice>
  );
}
