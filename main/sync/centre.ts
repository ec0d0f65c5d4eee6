/** The centre this desk has joined, and the key under which the desk speaks to it. */
import type { Database } from '../database/open.ts';
import type { OpenDesk } from '../desk/open-desk.ts';

export interface Centre {
  /** Without a slash at its end. */
  readonly url: string;
  readonly centreId: string;
  readonly name: string;
  readonly publicKey: string;
  readonly admdvs: string;
  readonly joinedAt: string;
}

interface CentreRow {
  readonly url: string;
  readonly centre_id: string;
  readonly name: string;
  readonly public_key: string;
  readonly admdvs: string;
  readonly joined_at: string;
}

/** Null for a desk that has joined none. */
export function centreOf(db: Database): Centre | null {
  const row = db.one<CentreRow>('SELECT url, centre_id, name, public_key, admdvs, joined_at FROM centre');
  if (row === undefined) return null;
  const { url, centre_id: centreId, name, public_key: publicKey, admdvs, joined_at: joinedAt } = row;
  return { url, centreId, name, publicKey, admdvs, joinedAt };
}

export interface EpochKey {
  readonly publicKey: string;
  /** PKCS#8 DER, hex; leaves this process only as signatures. */
  readonly privateKey: string;
}

/** The key pair of the current epoch, made when it was opened. */
export function epochKeyOf({ db, epoch }: OpenDesk): EpochKey {
  const row = db.one<{ public_key: string; private_key: string }>(
    'SELECT public_key, private_key FROM epochs JOIN epoch_keys USING (epoch_id) WHERE epoch_id = ?',
    epoch,
  );
  if (row === undefined) throw new Error(`epoch ${epoch} has no key`);
  return { publicKey: row.public_key, privateKey: row.private_key };
}
