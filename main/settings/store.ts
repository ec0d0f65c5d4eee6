/** The settings in force: what was changed over what is the default. */
import {
  initialSettings,
  SETTING_KEYS,
  SETTINGS,
  type SettingKey,
  type SettingValue,
  type SettingValues,
} from '../../shared/settings.ts';
import type { Database } from '../database/open.ts';

interface StoredSetting {
  readonly key: string;
  readonly value: string;
}

/** Every value. A stored one that this version's schema refuses counts as not set. */
export function readSettings(db: Database): SettingValues {
  const changed = stored(db).flatMap(({ key, value }) => {
    const parsed = SETTINGS[key].schema.safeParse(JSON.parse(value));
    return parsed.success ? [[key, parsed.data] as const] : [];
  });
  return { ...initialSettings(), ...Object.fromEntries(changed) };
}

/** One value, as `readSettings` would give it. */
export function readSetting<K extends SettingKey>(db: Database, key: K): SettingValue<K> {
  const row = db.one<{ value: string }>('SELECT value FROM settings WHERE key = ?', key);
  const { schema, initial } = SETTINGS[key];
  const parsed = row === undefined ? null : schema.safeParse(JSON.parse(row.value));
  // The schema stands under this very key; the index forgets which.
  return (parsed?.success === true ? parsed.data : initial) as SettingValue<K>;
}

/** Which settings somebody has changed. */
export function changedSettings(db: Database): SettingKey[] {
  return stored(db).map(({ key }) => key);
}

function stored(db: Database): readonly { readonly key: SettingKey; readonly value: string }[] {
  const rows = db.all<StoredSetting>('SELECT key, value FROM settings ORDER BY key');
  return rows.flatMap(({ key, value }) => {
    const known = SETTING_KEYS.find((each) => each === key);
    return known === undefined ? [] : [{ key: known, value }];
  });
}
