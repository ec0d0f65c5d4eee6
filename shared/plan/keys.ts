/** How a plan names its parts. */
import { z } from 'zod';

export const keySchema = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, '编号应为小写字母、数字和连字符');

/** 险种类型 of the national table: 310, 390. */
export const insutypeSchema = z.string().regex(/^\d{3,6}$/, '险种类型应为 3 至 6 位数字，如 310、390');
