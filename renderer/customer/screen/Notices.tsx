/** The notices, confirmed one by one by the citizen: nothing is ticked beforehand, and there is no "all" (counter rule 9). */
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { CustomerAnswer, NoticesAsked } from '../../../shared/customer-screen.ts';
import {
  NOTICE_CHANNEL_NAMES,
  NOTICE_IDS,
  NOTICE_TITLES,
  OTHER_INDEMNITY_ANSWERS,
  OTHER_INDEMNITY_NAMES,
  OTHER_INDEMNITY_QUESTION,
  type NoticeId,
  type OtherIndemnity,
} from '../../../shared/notice-items.ts';
import type { Signature } from '../../../shared/signature.ts';
import { More } from './More.tsx';
import { SignaturePad } from './SignaturePad.tsx';

export interface NoticesProps {
  readonly asked: NoticesAsked;
  readonly answer: (answer: CustomerAnswer) => void;
}

/** Made anew for each question: no tick outlives its person. */
export function Notices({ asked, answer }: NoticesProps) {
  if (asked.state === 'screen' || asked.state === 'paper') return <Confirmed asked={asked} />;
  return <Form asked={asked} answer={answer} />;
}

function Confirmed({ asked }: { readonly asked: NoticesAsked }) {
  const isHere = asked.state === 'screen';
  return (
    <section className="customer-notices customer-done" aria-label="告知事项" role="status">
      <h2>告知事项已确认</h2>
      <p>{NOTICE_CHANNEL_NAMES[isHere ? 'screen' : 'paper']}。</p>
      {isHere && !asked.signs && <p>请在纸质单证上签字。</p>}
      <p>谢谢，请等候窗口人员办理。</p>
    </section>
  );
}

function Form({ asked, answer }: NoticesProps) {
  const [ticked, setTicked] = useState<readonly NoticeId[]>([]);
  const [other, setOther] = useState<OtherIndemnity | null>(null);
  const [signature, setSignature] = useState<Signature | null>(null);
  const [isChecked, setIsChecked] = useState(false);
  const needsSignature = asked.signs && signature === null;
  const left = NOTICE_IDS.length - ticked.length + Number(other === null) + Number(needsSignature);
  const items = useRef<HTMLDivElement>(null);
  const confirm = () => {
    flushSync(() => setIsChecked(true));
    items.current?.querySelector('.customer-missing')?.scrollIntoView({ block: 'nearest' });
    if (left > 0 || other === null) return;
    answer({ kind: 'confirmed', asking: asked.asking, items: [...ticked], otherIndemnity: other, signature });
  };
  const toggle = (id: NoticeId) =>
    setTicked((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]));
  return (
    <section className="customer-notices" aria-label="告知事项">
      <h2>投保前请您本人逐项确认</h2>
      <div className="customer-column">
        <div className="customer-items" ref={items}>
          {NOTICE_IDS.map((id) => (
            <label key={id} className={isChecked && !ticked.includes(id) ? 'customer-missing' : ''}>
              <input type="checkbox" checked={ticked.includes(id)} onChange={() => toggle(id)} />
              <span>{NOTICE_TITLES[id]}</span>
            </label>
          ))}
          <Question answer={other} choose={setOther} isMissing={isChecked && other === null} />
          {asked.signs && <SignaturePad change={setSignature} isMissing={isChecked && needsSignature} />}
        </div>
        <More column={items} />
      </div>
      <div className="customer-left">
        <p role="status">{wordsOf(asked, left, isChecked)}</p>
        {!asked.signs && <p className="customer-soft">事项全文见投保提示书。确认后请在纸质单证上签字。</p>}
      </div>
      <button type="button" className="customer-button" disabled={asked.state === 'sending'} onClick={confirm}>
        我已逐项了解并确认
      </button>
    </section>
  );
}

function wordsOf({ state }: NoticesAsked, left: number, isChecked: boolean): string {
  if (state === 'sending') return '正在保存……';
  if (state === 'failed') return '没有保存成功，请告知窗口人员后再按一次。';
  if (left > 0 && isChecked) return `还有 ${left} 项没有确认，请看红色的项目。`;
  return left > 0 ? `还剩 ${left} 项` : '都已确认，请按下面的按钮';
}

interface QuestionProps {
  readonly answer: OtherIndemnity | null;
  readonly choose: (answer: OtherIndemnity) => void;
  readonly isMissing: boolean;
}

function Question({ answer, choose, isMissing }: QuestionProps) {
  return (
    <fieldset className={isMissing ? 'customer-question customer-missing' : 'customer-question'}>
      <legend>{OTHER_INDEMNITY_QUESTION}</legend>
      {OTHER_INDEMNITY_ANSWERS.map((value) => (
        <label key={value}>
          <input type="radio" name="other-indemnity" checked={answer === value} onChange={() => choose(value)} />
          <span>{OTHER_INDEMNITY_NAMES[value]}</span>
        </label>
      ))}
    </fieldset>
  );
}
