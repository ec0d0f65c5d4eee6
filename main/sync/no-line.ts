/** A desk without any way to a centre: demonstrations and tools. */
import { AppError } from '../../shared/errors.ts';
import type { Line } from '../ports.ts';

export const noLine: Line = ({ url }) => Promise.reject(new AppError('line-unreachable', { host: new URL(url).host }));
