/** Without a 医保结算单: what the layers before the product would pay, from the region's pack; to be tried, never decided (counter rule 25). */
import { Button } from 'antd';
import { estimateSentences } from '../../../shared/region/explain.ts';
import type { RegionPack } from '../../../shared/region/schema.ts';
import { AREA_NAMES, ESTIMATE_HEAD, GRADE_NAMES } from '../../../shared/region/words.ts';
import { CARE_AREAS, HOSPITAL_GRADES } from '../../../shared/settle/care.ts';
import { ChoiceGroup } from '../../components/ChoiceGroup.tsx';
import { CodeSelect } from '../../components/CodeSelect.tsx';
import { Notice } from '../../components/Notice.tsx';
import type { ChangeClaim, ClaimDraft } from './draft.ts';
import {
  costsText,
  type EstimateDraft,
  NO_ESTIMATE,
  NO_IDENTITY,
  readEstimate,
  withEstimate,
  withoutEstimate,
} from './estimate.ts';

export interface EstimatePartProps {
  readonly pack: RegionPack | null;
  readonly draft: ClaimDraft;
  readonly change: ChangeClaim;
}

/** Nothing where the region has no pack, or a reversal is typed. */
export function EstimatePart({ pack, draft, change }: EstimatePartProps) {
  if (pack === null || draft.kept?.refd_setl_flag === true) return null;
  const { estimate } = draft;
  if (estimate === null) {
    return (
      <div className="form-row" data-enter-passes>
        <Button size="small" onClick={() => change({ estimate: NO_ESTIMATE })}>
          没有结算单，参考测算
        </Button>
        <span className="form-hint">填好费用构成后，按{pack.region.name}政策包测算各层报销；只能试算，不能核定。</span>
      </div>
    );
  }
  return <Asked pack={pack} estimate={estimate} draft={draft} change={change} />;
}

interface AskedProps extends EstimatePartProps {
  readonly pack: RegionPack;
  readonly estimate: EstimateDraft;
}

function Asked({ pack, estimate: asked, draft, change }: AskedProps) {
  const set = (changes: Partial<EstimateDraft>) => change({ estimate: { ...asked, ...changes } });
  const { estimate, problem } = readEstimate(draft, asked, pack);
  const isOld = asked.of !== null && asked.of !== costsText(draft);
  const identities = pack.versions.flatMap(({ assistance }) => assistance.map(({ identity }) => identity));
  return (
    <fieldset className="form-part">
      <legend>{ESTIMATE_HEAD}</legend>
      <ChoiceGroup
        label="医院级别"
        choices={HOSPITAL_GRADES.map((grade) => ({ value: grade, label: GRADE_NAMES[grade] }))}
        value={asked.grade}
        onChange={(grade) => set({ grade })}
      />
      <ChoiceGroup
        label="就医地"
        choices={CARE_AREAS.map((area) => ({ value: area, label: AREA_NAMES[area] }))}
        value={asked.area}
        onChange={(area) => set({ area })}
      />
      <CodeSelect
        label="救助对象身份"
        value={asked.identity}
        options={[
          { code: NO_IDENTITY, name: '不是救助对象' },
          ...[...new Set(identities)].map((name) => ({ code: name, name })),
        ]}
        onChange={(identity) => set({ identity })}
      />
      {problem !== null && <p className="form-hint">{problem}</p>}
      {isOld && <Notice tone="warning">费用或日期已改，各层金额还是按原来的费用测算的，请重新测算。</Notice>}
      {estimate !== null && (
        <ul className="plain-list form-hint">
          {estimateSentences(estimate).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          <li>本年度此前的住院和支付未计入，按本年度首次住院测算。</li>
        </ul>
      )}
      <div className="form-actions">
        <Button size="small" onClick={() => change(withoutEstimate(draft))}>
          已有结算单，取消测算
        </Button>
        <Button
          size="small"
          type="primary"
          ghost
          disabled={estimate === null}
          onClick={() => estimate !== null && change(withEstimate(draft, asked, estimate))}
        >
          {asked.of === null ? '按测算填入各层金额' : '重新测算'}
        </Button>
      </div>
    </fieldset>
  );
}
