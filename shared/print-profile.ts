/** Print profiles (counter rule 32): the kinds of sheet a desk prints on, and where each prints. Pure names and limits. */
import { z } from 'zod';

/** a4 · a5 · roll80 80 mm receipt roll · form241 241 × 140 mm continuous three-part form. */
export const PROFILES = ['a4', 'a5', 'roll80', 'form241'] as const;
export const profileSchema = z.enum(PROFILES);
export type ProfileId = z.infer<typeof profileSchema>;

export const PROFILE_NAMES: Readonly<Record<ProfileId, string>> = {
  a4: 'A4',
  a5: 'A5',
  roll80: '80 毫米小票纸',
  form241: '241 × 140 毫米三联纸',
};

/** What a three-part form's sheets are called, from the top (counter rule 32). */
export const COPY_NAMES = ['存根', '客户', '记账'] as const;

const millimetres = z
  .number({ error: '须为数字' })
  .min(-20, '不能小于 -20 毫米')
  .max(20, '不能大于 20 毫米')
  .multipleOf(0.1, '最多一位小数');

/** How far everything is moved on the sheet, in millimetres: right and down are positive. */
export const offsetSchema = z.strictObject({ x: millimetres, y: millimetres });
export type Offset = z.infer<typeof offsetSchema>;

export const NO_OFFSET: Offset = { x: 0, y: 0 };

/** A printer's name as the system's spooler knows it; never one that a command line could take for an option. */
export const deviceSchema = z
  .string()
  .trim()
  .min(1, '不能为空')
  .max(127, '不能超过 127 个字')
  // oxlint-disable-next-line no-control-regex -- refusing control characters is the point
  .regex(/^[^-\u0000-\u001f\u007f/#?][^\u0000-\u001f\u007f/#?]*$/u, '不能以“-”开头，不能含有 / # ? 和控制字符');

/** How a three-part form is sent to its printer: drawn, or as plain text in a 24-pin printer's own Chinese mode. */
export const FORM_MODES = ['drawn', 'text'] as const;
export const formModeSchema = z.enum(FORM_MODES);
export type FormMode = z.infer<typeof formModeSchema>;
