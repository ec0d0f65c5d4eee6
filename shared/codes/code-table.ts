/** Code tables are data: each has an edition, a source and a grade, and a city's own table can replace it. */
import { z } from 'zod';

/** A: two sources or the law read · B: one source · U: unconfirmed, shown as such (grades of the standards page). */
const gradeSchema = z.enum(['A', 'B', 'U']);

const codeRowSchema = z.strictObject({
  code: z.string().regex(/^[0-9A-Z]{1,12}$/, '代码应为 1–12 位数字或大写字母'),
  name: z.string().min(1, '名称不能为空').max(60, '名称不能超过 60 个字'),
  /** Only where it differs from the table's. */
  grade: gradeSchema.optional(),
});

export const codeTableSchema = z.strictObject({
  /** The national field name the codes belong to. */
  field: z.string().regex(/^[a-z_]+$/),
  title: z.string().min(1),
  /** 'YYYY-MM-DD' of the edition; a later one replaces an earlier one. */
  edition: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  grade: gradeSchema,
  source: z.string().min(1),
  rows: z.array(codeRowSchema).min(1),
});

export type CodeTable = z.infer<typeof codeTableSchema>;

/** The Chinese name of a code, or null when the table does not know it. */
export function codeName(table: CodeTable, code: string): string | null {
  return table.rows.find((row) => row.code === code)?.name ?? null;
}

/** True when the table knows the code. */
export function hasCode(table: CodeTable, code: string): boolean {
  return table.rows.some((row) => row.code === code);
}
