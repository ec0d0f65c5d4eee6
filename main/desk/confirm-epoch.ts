/** 'desk.confirmEpoch': an epoch that began without a line becomes known to the centre. */
import { entryTypes } from '../../shared/entries.ts';
import { AppError } from '../../shared/errors.ts';
import { deskOf } from '../desk-app.ts';
import { command } from '../handler.ts';
import { askEpoch } from '../sync/ask-epoch.ts';
import { epochKeyOf } from '../sync/centre.ts';
import type { OpenDesk } from './open-desk.ts';

/** The letter enters the tables by the centre's package, like everything the centre says of this desk. */
export const confirmEpoch = command<'desk.confirmEpoch', string>({
  prepare: async (call, { code }) => {
    const desk = deskOf(call);
    if (desk.epochMark().length === 1) throw new AppError('epoch-confirmed-already', {});
    const { from, reason } = openingOf(desk);
    if (from === null) throw new AppError('takeover-no-centre', {});
    const { letter } = await askEpoch(call.app.ports, desk, {
      code,
      epochId: desk.epoch,
      ...epochKeyOf(desk),
      from,
      reason,
    });
    return letter;
  },
  act: (_transaction, _input, letter) => ({ letter }),
  after: async ({ app }) => {
    await app.sync.now().catch(() => undefined);
  },
  changes: ['desk', 'sync'],
});

/** What the epoch's first entry says of the one before. */
function openingOf({ db, epoch }: OpenDesk) {
  const row = db.one<{ body: string }>(
    `SELECT body FROM journal JOIN documents ON entry_id = id WHERE type = 'epoch.opened/1' AND subject = ?`,
    epoch,
  );
  return entryTypes['epoch.opened/1'].body.parse(JSON.parse(row?.body ?? 'null'));
}
