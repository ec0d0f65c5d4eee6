/** What a desk may be told to do differently: each setting with its name, its schema, its default and why it is so. */
import { z } from 'zod';

/** One setting. `initial` is in force until somebody changes it; it is shown as the default beside the field. */
export interface Setting<S extends z.ZodType> {
  /** As it stands on the settings page. */
  readonly name: string;
  /** One sentence for whoever decides: what it does, and the rule behind it. */
  readonly note: string;
  readonly schema: S;
  readonly initial: z.output<S>;
}

/** The reader's local service (counter rule 33): loopback only, so that no card is read across a network. */
const readerAddressSchema = z
  .string()
  .max(200)
  .regex(
    /^wss?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?(\/\S*)?$/,
    '须为本机地址，例如 ws://127.0.0.1:18900/reader',
  )
  .nullable();

export const SETTINGS = {
  'reader.address': setting({
    name: '身份证读卡器服务地址',
    note: '读卡器厂商在本机提供的 WebSocket 服务地址；留空则只用键盘输入和扫码枪。',
    schema: readerAddressSchema,
    initial: null,
  }),
} as const;

export type SettingKey = keyof typeof SETTINGS;
export type SettingValue<K extends SettingKey> = z.output<(typeof SETTINGS)[K]['schema']>;
export type SettingValues = { readonly [K in SettingKey]: SettingValue<K> };

// The keys of the object, which TypeScript widens to string.
export const SETTING_KEYS = Object.keys(SETTINGS) as [SettingKey, ...SettingKey[]];

/** All values, each checked by its own schema. */
export const settingValuesSchema = z.object(
  // Built key by key from SETTINGS; `fromEntries` forgets which schema stands under which key.
  Object.fromEntries(SETTING_KEYS.map((key) => [key, SETTINGS[key].schema])) as {
    [K in SettingKey]: (typeof SETTINGS)[K]['schema'];
  },
);

/** What is in force when nobody has changed anything. */
export function initialSettings(): SettingValues {
  // Built key by key from SETTINGS, as above.
  return Object.fromEntries(SETTING_KEYS.map((key) => [key, SETTINGS[key].initial])) as SettingValues;
}

function setting<S extends z.ZodType>(described: Setting<S>): Setting<S> {
  return described;
}
