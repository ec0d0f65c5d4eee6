export { CALL_LIMIT } from '../../../main/hosts/limits.ts';
