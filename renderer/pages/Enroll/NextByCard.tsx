/** The next person's card is read while the papers of the last one still stand: asked first. */
import { useState } from 'react';
import { CardQuestion } from '../../devices/CardQuestion.tsx';
import { type CardRead, useCards } from '../../devices/use-cards.ts';
import { useIsPageActive } from '../../frame/pages.ts';

export interface NextByCardProps {
  readonly isShown: boolean;
  readonly next: (read: CardRead) => void;
}

/** Draws nothing until a card is read. */
export function NextByCard({ isShown, next }: NextByCardProps) {
  const [read, setRead] = useState<CardRead | null>(null);
  useCards(setRead, useIsPageActive() && isShown);
  if (read === null) return null;
  return (
    <CardQuestion
      key={read.certno}
      read={read}
      situation="上一位的单证还在本页。"
      answers={[
        { label: '办理此人', act: () => next(read) },
        { label: '先留在上一位', act: () => setRead(null) },
      ]}
    />
  );
}
