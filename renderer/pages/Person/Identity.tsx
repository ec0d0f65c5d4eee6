/** Who this is: name, sex, age, township, and the masked fields with what it takes to see them. */
import { useState } from 'react';
import { Button } from 'antd';
import type { Person, Who } from '../../../shared/contract/people.ts';
import { REVEALED_FIELD_NAMES, type RevealedField } from '../../../shared/revealed-field.ts';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Reveal } from './Reveal.tsx';
import type { Start } from './use-start.ts';

export interface IdentityProps {
  readonly who: Who;
  readonly person: Person;
  readonly start: Start;
}

/** Across the page, above everything. */
export function Identity({ who, person, start }: IdentityProps) {
  const [shown, setShown] = useState<Readonly<Partial<Record<RevealedField, string>>>>({});
  const [isAsking, setIsAsking] = useState(false);
  const mayJoin = person.roster?.verdicts.some(({ verdict }) => verdict === 'eligible') ?? false;
  const hidden = person.known.filter(
    (field) => shown[field] === undefined && !(field === 'certno' && person.isUnmasked),
  );
  return (
    <section className="panel person-head" aria-label="人员">
      <div className="person-line">
        <h2>{person.psn_name ?? '（姓名未显示）'}</h2>
        <span>{[sexOf(person), ageOf(person), person.township].filter((part) => part !== null).join(' · ')}</span>
        <span className="person-number">{shown.certno ?? person.certno}</span>
        {person.isUnmasked && <span className="tag tag-good">{who.by === 'card' ? '已读证件' : '已显示'}</span>}
        <span className="person-actions">
          {hidden.length > 0 && !isAsking && <Button onClick={() => setIsAsking(true)}>显示完整信息</Button>}
          {start.enroll !== null && (
            <Button type={mayJoin ? 'primary' : 'default'} onClick={start.enroll}>
              参保
              <KeyHint keys="F2" />
            </Button>
          )}
          {start.claim !== null && (
            <Button onClick={start.claim}>
              理赔
              <KeyHint keys="F3" />
            </Button>
          )}
        </span>
      </div>
      <ShownFields shown={shown} />
      {isAsking && (
        <Reveal
          personRef={person.ref}
          fields={hidden}
          onShown={(field, value) => {
            setShown({ ...shown, [field]: value });
            setIsAsking(false);
          }}
          close={() => setIsAsking(false)}
        />
      )}
      {person.otherNames.length > 0 && (
        <Notice tone="warning">
          姓名差异：另有写法 {person.otherNames.join('、')}。两种写法都保留，办理时请以证件为准。
        </Notice>
      )}
      {person.psn_name === null && (
        <Notice tone="plain">本窗口没有此人的业务。按规定，未经本人授权不显示参保库中的姓名和明细。</Notice>
      )}
      <ErrorSentence error={start.error} />
    </section>
  );
}

function ShownFields({ shown }: { readonly shown: Readonly<Partial<Record<RevealedField, string>>> }) {
  const others = (['psn_no', 'tel'] as const).filter((field) => shown[field] !== undefined);
  if (others.length === 0) return null;
  return (
    <dl className="person-fields">
      {others.map((field) => (
        <div key={field}>
          <dt>{REVEALED_FIELD_NAMES[field]}</dt>
          <dd>{shown[field]}</dd>
        </div>
      ))}
    </dl>
  );
}

function sexOf({ gend }: Person): string | null {
  return gend === '1' ? '男' : gend === '2' ? '女' : null;
}

function ageOf({ age }: Person): string | null {
  return age === null ? null : `${age} 岁`;
}
