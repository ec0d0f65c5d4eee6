// May: the one door to cryptography.
export { createHash } from 'node:crypto';
