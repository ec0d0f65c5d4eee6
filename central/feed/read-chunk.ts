/** A piece of a file by its content. */
import { AppError } from '../../shared/errors.ts';
import type { Database } from '../database/pool.ts';

/** The bytes whose SHA-256 this is. Throws 'centre-not-found'. */
export async function chunkOf(db: Database, sha256: string): Promise<Buffer> {
  const { rows } = await db.query<{ bytes: Buffer }>('SELECT bytes FROM chunks WHERE sha256 = $1', [sha256]);
  const [chunk] = rows;
  if (chunk === undefined) throw new AppError('centre-not-found', { what: '这一段文件' });
  return chunk.bytes;
}
