/** A card is read while a claim is at work: the same person's says nothing, another's is asked about. */
import { useState } from 'react';
import { CardQuestion } from '../../devices/CardQuestion.tsx';
import { type CardRead, useCards } from '../../devices/use-cards.ts';
import { useIsPageActive, useNavigation } from '../../frame/pages.ts';
import { openPersonByCard } from '../Person/open-person.ts';
import type { PickedPolicy } from './ClaimPage.tsx';

export interface OtherClaimantProps {
  readonly picked: PickedPolicy;
  /** Leaves this claim and looks the card's bearer up. */
  readonly change: (read: CardRead) => void;
}

/** The person page leaves the claim as it is: coming back, everything typed is there. */
export function OtherClaimant({ picked, change }: OtherClaimantProps) {
  const { goTo } = useNavigation();
  const [other, setOther] = useState<CardRead | null>(null);
  useCards((read) => setOther(read.certno === picked.person.certno ? null : read), useIsPageActive());
  if (other === null) return null;
  const look = () => {
    setOther(null);
    openPersonByCard(goTo, other);
  };
  return (
    <CardQuestion
      key={other.certno}
      read={other}
      situation={`正在办理 ${picked.policy.psn_name} 的理赔。`}
      answers={[
        { label: '保留当前理赔', act: () => setOther(null) },
        { label: '只查看此人', act: look },
        { label: '换成此人，未受理的内容不保留', act: () => change(other), isLoss: true },
      ]}
    />
  );
}
