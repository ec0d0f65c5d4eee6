/** 'settings.list' and 'settings.change' */
import { AppError } from '../../shared/errors.ts';
import { inChinese } from '../../shared/schema-words.ts';
import { SETTINGS, type SettingKey } from '../../shared/settings.ts';
import { deskOf } from '../desk-app.ts';
import { command, type QueryHandler } from '../handler.ts';
import { checkOsUnlock, keepOsSlot } from '../os-secret.ts';
import { changedSettings, readSettings } from './store.ts';

/** 'settings.list' */
export const listSettings: QueryHandler<'settings.list'> = (call) => {
  const { db } = deskOf(call);
  return { values: readSettings(db), changed: changedSettings(db) };
};

/** 'settings.change': throws 'setting-invalid'. */
export const changeSetting = command<'settings.change', string>({
  prepare: async ({ app }, { key, value }) => {
    if (key === 'desk.osUnlock' && value === true) await checkOsUnlock(app);
    return checkedJson(key, value);
  },
  act: (transaction, { key }, value) => {
    transaction.append({ type: 'setting.changed/1', subject: key, amounts: {}, body: { value } });
    return { values: readSettings(transaction.db) };
  },
  after: ({ app }, { key }) => (key === 'desk.osUnlock' ? keepOsSlot(app) : undefined),
  changes: ['settings'],
});

function checkedJson(key: SettingKey, value: unknown): string {
  const parsed = SETTINGS[key].schema.safeParse(value, { error: inChinese });
  if (parsed.success) return JSON.stringify(parsed.data);
  const problem = parsed.error.issues[0]?.message ?? '格式不正确';
  throw new AppError('setting-invalid', { name: SETTINGS[key].name, problem });
}
