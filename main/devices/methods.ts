/** 'reader.status', 'cards.take', 'demo.readCard' */
import { cardDoubts } from '../../shared/card.ts';
import { AppError } from '../../shared/errors.ts';
import { castCard } from '../demo/cards.ts';
import { deskOf, nowOf } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';
import { readSettings } from '../settings/store.ts';

/** 'reader.status': somebody is at work, so the desk listens to the reader that is set. */
export const readerStatus: QueryHandler<'reader.status'> = (call) => {
  const { reader } = call.app;
  reader.follow(readSettings(deskOf(call).db)['reader.address']);
  return reader.state();
};

/** 'cards.take': throws 'card-gone'. */
export const takeCard: QueryHandler<'cards.take'> = (call, { ticket }) => {
  const read = call.app.reader.take(ticket);
  if (read === null) throw new AppError('card-gone', {});
  const { card, photo } = read;
  const picture =
    photo === null ? null : call.app.downloads.put({ bytes: photo, type: 'image/jpeg', name: '证件照.jpg' });
  return { card, doubts: [...cardDoubts(card, nowOf(call).businessDay)], photo: picture };
};

/** 'demo.readCard': throws 'demo-person-unknown'. */
export const readDemoCard: QueryHandler<'demo.readCard'> = (call, { certno }) => {
  const read = castCard(certno);
  if (read === null) throw new AppError('demo-person-unknown', {});
  call.app.reader.deliver(read);
  return {};
};
