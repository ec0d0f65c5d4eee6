export { createHash } from 'crypto';
