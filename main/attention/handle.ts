/** 'sync.handle': a supervisor says that an alarm or an entry set aside was seen to, and how. */
import { AppError } from '../../shared/errors.ts';
import { command, nothing } from '../handler.ts';
import { ALARM_KEY, isHandled } from './store.ts';

/** 'sync.handle': throws 'attention-unknown' and 'attention-handled'. */
export const handleAttention = command<'sync.handle', null>({
  prepare: nothing,
  act: (transaction, { kind, subject, reason }) => {
    const { db } = transaction;
    const table = kind === 'alarm' ? `alarms WHERE ${ALARM_KEY} = ?` : 'set_aside WHERE entry_id = ?';
    if (db.one(`SELECT 1 FROM ${table}`, subject) === undefined) throw new AppError('attention-unknown', {});
    if (isHandled(db, kind, subject)) throw new AppError('attention-handled', {});
    transaction.append({ type: 'attention.handled/1', subject, amounts: { kind }, body: { reason } });
    return {};
  },
  changes: ['sync'],
});
