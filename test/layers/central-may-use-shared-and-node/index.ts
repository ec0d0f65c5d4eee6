export { existsSync } from 'node:fs';
export { AppError } from '../../../shared/errors.ts';
