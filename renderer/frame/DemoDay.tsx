/** 体验日期: the day 体验模式 plays, so that a window or a cover year can be visited. */
import { useState, type ChangeEvent } from 'react';
import { isLocalDate, type LocalDate } from '../../shared/dates.ts';
import { useDeskCommand } from '../api/use-desk-command.ts';
import { failureOf } from '../api/failure.ts';

/** The days a first visitor wants to see. */
const DAYS: readonly { readonly day: string; readonly what: string }[] = [
  { day: '2021-11-20', what: '投保期' },
  { day: '2021-12-01', what: '扣缴结果' },
  { day: '2022-07-01', what: '保障期理赔' },
];
const OTHER = 'other';

/** A list of days, and a date field for any other. */
export function DemoDay({ day }: { readonly day: LocalDate }) {
  const setDay = useDeskCommand('demo.setDay');
  const isListed = DAYS.some((listed) => listed.day === day);
  const [isOther, setIsOther] = useState(false);
  const play = (text: string) => {
    if (isLocalDate(text) && text !== day) setDay.mutate({ day: text });
  };
  const choose = (event: ChangeEvent<HTMLSelectElement>) => {
    setIsOther(event.target.value === OTHER);
    play(event.target.value);
  };
  return (
    <div className="demo-day">
      <label>
        <span aria-hidden="true">体验日期</span>
        <select
          aria-label="体验日期"
          value={isListed && !isOther ? day : OTHER}
          onChange={choose}
          disabled={setDay.isPending}
        >
          {DAYS.map((listed) => (
            <option key={listed.day} value={listed.day}>
              {listed.day} {listed.what}
            </option>
          ))}
          <option value={OTHER}>其他日期</option>
        </select>
      </label>
      {(isOther || !isListed) && (
        <input
          key={day}
          type="date"
          aria-label="其他体验日期"
          defaultValue={day}
          onBlur={(event) => play(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && play(event.currentTarget.value)}
        />
      )}
      {setDay.error !== null && (
        <span className="demo-day-error" role="alert">
          {failureOf(setDay.error).message}
        </span>
      )}
    </div>
  );
}
