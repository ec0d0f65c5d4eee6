/** 好差评: five levels by one touch, reasons if the citizen likes; nobody's name goes into the statistics. */
import { useState } from 'react';
import type { CustomerAnswer, RatingAsked } from '../../../shared/customer-screen.ts';
import {
  RATING_LEVEL_NAMES,
  RATING_LEVELS,
  RATING_REASON_NAMES,
  reasonsFor,
  type RatingLevel,
  type RatingReason,
} from '../../../shared/rating.ts';

export interface RatingProps {
  readonly asked: RatingAsked;
  readonly answer: (answer: CustomerAnswer) => void;
}

/** Made anew for each piece of business. */
export function Rating({ asked, answer }: RatingProps) {
  const [level, setLevel] = useState<RatingLevel | null>(null);
  const [reasons, setReasons] = useState<readonly RatingReason[]>([]);
  if (asked.state === 'done') return <Thanks />;
  const choose = (chosen: RatingLevel) => {
    if (level === null || reasonsFor(chosen) !== reasonsFor(level)) setReasons([]);
    setLevel(chosen);
  };
  const toggle = (reason: RatingReason) =>
    setReasons((now) => (now.includes(reason) ? now.filter((one) => one !== reason) : [...now, reason]));
  return (
    <section className="customer-rating" aria-label="请您评价">
      <h2>请对本次服务作出评价</h2>
      <div className="customer-levels" role="group" aria-label="满意程度">
        {RATING_LEVELS.map((one) => (
          <button key={one} type="button" aria-pressed={one === level} onClick={() => choose(one)}>
            {RATING_LEVEL_NAMES[one]}
          </button>
        ))}
      </div>
      {level !== null && (
        <>
          <div className="customer-reasons" role="group" aria-label="原因（选填）">
            {reasonsFor(level).map((reason) => (
              <button key={reason} type="button" aria-pressed={reasons.includes(reason)} onClick={() => toggle(reason)}>
                {RATING_REASON_NAMES[reason]}
              </button>
            ))}
          </div>
          {asked.state === 'failed' && <p role="alert">没有保存成功，请告知窗口人员后再按一次。</p>}
          <button
            type="button"
            className="customer-button"
            disabled={asked.state === 'sending'}
            onClick={() => answer({ kind: 'rated', asking: asked.asking, level, reasons: [...reasons] })}
          >
            提交评价
          </button>
        </>
      )}
      <p className="customer-soft">评价与本次业务一起保存，统计时不显示姓名。</p>
    </section>
  );
}

function Thanks() {
  return (
    <section className="customer-rating customer-done" aria-label="请您评价" role="status">
      <h2>感谢您的评价</h2>
      <p>请带好证件和单证。</p>
    </section>
  );
}
