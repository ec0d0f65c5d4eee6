/** Passwords of the claims office: argon2id, the same cost for known and unknown numbers. */
import { hash, verify } from '@node-rs/argon2';
import type { CentralPorts } from '../ports.ts';

/** OWASP's argon2id baseline, 19 MiB and 2 passes: the same as at the desk. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** The hash of a random password nobody knows, at the same cost. */
const UNKNOWN_PHC = '$argon2id$v=19$m=19456,t=2,p=1$6f1T4mUq0Zq1b9pUe4l1Tg$mI3cS7cA1yqgqJm2yqXoN1C0kq9w3Jb0C6M2x1v0Z0g';

/** An argon2id hash in the PHC form. */
export function hashPassword(password: string, { randomness }: Pick<CentralPorts, 'randomness'>): Promise<string> {
  return hash(password.normalize('NFKC'), { ...COST, salt: Buffer.from(randomness.bytes(16)) });
}

/** Whether the password is that of the hash; null costs as much time and is never right. */
export async function passwordMatches(phc: string | null, password: string): Promise<boolean> {
  const matches = await verify(phc ?? UNKNOWN_PHC, password.normalize('NFKC'));
  return phc !== null && matches;
}
