/** The desk itself: sides, grants, zones, modes, and how an operator is described. */
import { z } from 'zod';
import { lineSchema } from './text.ts';

/** 医保 side, or the side of one insurer (counter rule 2). */
export const SIDES = ['hsa', 'insurer'] as const;
export const sideSchema = z.enum(SIDES);
export type Side = z.infer<typeof sideSchema>;

/** What an operator may do; none by default (counter rule 2, DESIGN §5). */
export const GRANTS = ['clerk', 'cashier', 'reviewer', 'decider', 'supervisor', 'admin', 'auditor'] as const;
export const grantSchema = z.enum(GRANTS);
export type Grant = z.infer<typeof grantSchema>;

/** The network zone a desk is registered in (counter rule 5). */
export const ZONES = ['hsa-net', 'insurer-net', 'government-net', 'stand-alone'] as const;
export const zoneSchema = z.enum(ZONES);
export type Zone = z.infer<typeof zoneSchema>;

/** `demo` is 体验模式: invented people, sample values, watermarked papers. */
export const MODES = ['demo', 'live'] as const;
export const modeSchema = z.enum(MODES);
export type Mode = z.infer<typeof modeSchema>;

/** 2 to 6 capital letters and digits, first a letter: the head of every paper number. */
export const deskCodeSchema = z.string().regex(/^[A-Z][A-Z0-9]{1,5}$/, '须为 2–6 位大写字母或数字，首位为字母');

/** 工号: 2 to 20 letters, digits or hyphens. */
export const operatorNoSchema = z.string().regex(/^[A-Za-z0-9-]{2,20}$/, '须为 2–20 位字母、数字或连字符');

export const operatorSchema = z.strictObject({
  operatorNo: operatorNoSchema,
  name: lineSchema(50),
  side: sideSchema,
  /** The insurer's name on the insurer side; null on the 医保 side. */
  insurer: lineSchema(60).nullable(),
  grants: z.array(grantSchema).max(GRANTS.length),
  /** 执业登记编号: without one nobody sells (counter rule 2). */
  licenceNo: lineSchema(40).nullable(),
});
export type Operator = z.infer<typeof operatorSchema>;

/** `left`: signs in no more; what they did stays theirs. */
export const STANDINGS = ['active', 'left'] as const;
export const standingSchema = z.enum(STANDINGS);
export type Standing = z.infer<typeof standingSchema>;

export const STANDING_NAMES: Readonly<Record<Standing, string>> = { active: '在岗', left: '已离岗' };

export const SIDE_NAMES: Readonly<Record<Side, string>> = { hsa: '医保侧', insurer: '保险公司侧' };

export const GRANT_NAMES: Readonly<Record<Grant, string>> = {
  clerk: '经办',
  cashier: '收银',
  reviewer: '复核',
  decider: '核赔',
  supervisor: '主管',
  admin: '系统管理',
  auditor: '审计',
};

export const ZONE_NAMES: Readonly<Record<Zone, string>> = {
  'hsa-net': '医保专网',
  'insurer-net': '保险公司内网',
  'government-net': '政务外网',
  'stand-alone': '单机（无网络）',
};
