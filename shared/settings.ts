/** What a desk may be told to do differently: each setting with its name, its schema, its default and why it is so. */
import { z } from 'zod';
import { paperKindSchema } from './papers.ts';
import { deviceSchema, formModeSchema, offsetSchema, profileSchema } from './print-profile.ts';
import { lineSchema } from './text.ts';

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

/**
 * A row of characters, \d or [classes], each with a count if need be, and alternatives by |: enough for a token's shape, and
 * nothing that could keep the screen busy (no groups, no open counts, at most two ranges of counts).
 */
const hsaCodeSchema = z
  .string()
  .min(1)
  .max(120)
  .regex(
    /^(?:(?:\\d|\[[A-Za-z0-9_-]+\]|[A-Za-z0-9:/=._-])(?:\{\d{1,3}(?:,\d{1,3})?\})?\|?)+$/,
    '只能用字母、数字、\\d、[A-Z0-9] 这样的写法和 {次数}，例如 \\d{28}',
  )
  .refine(isShape, '写法不完整：次数前后颠倒、以 | 结尾，或有两处以上的次数范围')
  .nullable();

export const SETTINGS = {
  'reader.address': setting({
    name: '身份证读卡器服务地址',
    note: '读卡器厂商在本机提供的 WebSocket 服务地址；留空则只用键盘输入和扫码枪。',
    schema: readerAddressSchema,
    initial: null,
  }),
  'scan.hsaCode': setting({
    name: '医保码识别规则',
    note: '扫码枪扫到整行符合此写法的内容，即认作医保码（医保电子凭证）：不保存，提示需联网解码。国家没有公布其格式，默认按常见的 28 位数字；留空则不识别。',
    schema: hsaCodeSchema,
    initial: String.raw`\d{28}`,
  }),
  'customer.signing': setting({
    name: '客户屏签字',
    note: '启用后投保人在客户屏上手写签名，与告知事项的确认一起保存；启用须有承保公司的书面同意。默认不启用，在纸质单证上签字。',
    schema: z.boolean(),
    initial: false,
  }),
  'desk.osUnlock': setting({
    name: '随系统用户自动解锁数据库',
    note: '启用后，登录本机操作系统的这个用户打开程序时数据库自动解锁，仍须用工号和密码登录办理业务；默认不启用，每次打开后由第一位登录的人解锁。备份不带此项。',
    schema: z.boolean(),
    initial: false,
  }),
  'desk.township': setting({
    name: '本窗口所在乡镇街道',
    note: '按参保名单中的写法填写；查询时本乡镇街道的人排在前面（留空则不区分）。',
    schema: lineSchema(60).nullable(),
    initial: null,
  }),
  'print.profiles': setting({
    name: '各单证用纸',
    note: '每种单证打印在哪种纸上；没有指定的用 A4。',
    schema: z.partialRecord(paperKindSchema, profileSchema),
    initial: {},
  }),
  'print.devices': setting({
    name: '各用纸的打印机',
    note: '每种纸由本机哪台打印机直接打印；没有指定的弹出系统打印对话框。',
    schema: z.partialRecord(profileSchema, deviceSchema),
    initial: {},
  }),
  'print.offsets': setting({
    name: '各用纸的打印位置',
    note: '整页右移、下移多少毫米（负数为左移、上移）；先打测试页，量出偏差再填。',
    schema: z.partialRecord(profileSchema, offsetSchema),
    initial: {},
  }),
  'print.formMode': setting({
    name: '三联纸打印方式',
    note: '绘制：与屏幕所见相同；文本：用 24 针打印机自带的字库，速度快，须已指定打印机。',
    schema: formModeSchema,
    initial: 'drawn',
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

/** Whether it can be matched against: [Z-A] and {3,2} cannot, and what matches nothing at all would match everything. */
function isShape(text: string): boolean {
  if (text.split(',').length > 3) return false;
  try {
    return !new RegExp(`^(?:${text})$`, 'u').test('');
  } catch {
    return false;
  }
}

function setting<S extends z.ZodType>(described: Setting<S>): Setting<S> {
  return described;
}
