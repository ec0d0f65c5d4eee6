/** What the roster says of a whole number, above the results: 可参保 / 不可参保 and the class of reason, never a name. */
import type { PlanVerdict, RosterVerdicts } from '../../../shared/contract/people.ts';

const TAGS: Readonly<Record<PlanVerdict['verdict'], string>> = {
  eligible: 'tag tag-good',
  taken: 'tag tag-plain',
  ineligible: 'tag tag-warning',
};

const WORDS: Readonly<Record<PlanVerdict['verdict'], string>> = {
  eligible: '可参保',
  taken: '已投保',
  ineligible: '不可参保',
};

/** Read, not chosen: Enter opens the person. The best verdict stands for all, and each product of that kind is named. */
export function SearchVerdict({ roster }: { readonly roster: RosterVerdicts }) {
  const { asOf, isListed, verdicts } = roster;
  const [best] = verdicts;
  const isAbsent = !isListed && best?.verdict !== 'taken';
  const shown = isAbsent ? [] : verdicts.filter(({ verdict }) => verdict === best?.verdict);
  return (
    <div className="search-verdict" role="status">
      {isAbsent && (
        <p>
          <span className={TAGS.ineligible}>不在参保库</span> 请核对证件号码，或请本人持证到医保窗口核实。
        </p>
      )}
      {shown.map((verdict) => (
        <VerdictLine key={verdict.planId} {...verdict} />
      ))}
      <p className="search-age">参保库截至 {asOf}</p>
    </div>
  );
}

function VerdictLine({ verdict, productName, coverYear, sentence }: PlanVerdict) {
  return (
    <p>
      <span className={TAGS[verdict]}>{WORDS[verdict]}</span> {productName}
      {coverYear !== null && ` ${coverYear} 年度`}
      {verdict === 'ineligible' && <span className="search-reason">{sentence.replace(/^不可参保：/, '')}</span>}
    </p>
  );
}
