import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signatureHolds, sha256 } from '../../../central/crypto.ts';
import { transaction } from '../../../central/database/pool.ts';
import { publish } from '../../../central/feed/publish.ts';
import { NO_PREVIOUS_HASH } from '../../../shared/journal/entry.ts';
import { DEFAULT_LIMITS } from '../../../shared/sync/limits.ts';
import { packageSchema } from '../../../shared/sync/package.ts';
import { centralPorts } from '../../support/central-ports.ts';
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());

const limits = [{ kind: 'limits', limits: DEFAULT_LIMITS }] as const;

interface Row {
  readonly n: number;
  readonly bytes: string;
  readonly hash: string;
  readonly signature: string;
}

describe('a feed channel', () => {
  test('numbers its packages without a gap however many publish at once and one gives up, each linked and signed', async () => {
    const { pool } = await postgres.database();
    const ports = centralPorts();
    const acts = Array.from({ length: 12 }, (_, at) =>
      transaction(pool, async (db) => {
        await publish(db, ports, 'region/370400', limits);
        if (at === 5) throw new Error('given up');
      }).catch(() => undefined),
    );
    await Promise.all(acts);
    const { rows } = await pool.query<Row>('SELECT n, bytes, hash, signature FROM packages ORDER BY n');
    expect(rows.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    let prev = NO_PREVIOUS_HASH;
    for (const { n, bytes, hash, signature } of rows) {
      const parsed = packageSchema.parse(JSON.parse(bytes));
      expect({ n: parsed.n, prev: parsed.prev, hash }).toEqual({ n, prev, hash: sha256(bytes) });
      expect(signatureHolds(ports.key.publicKey, bytes, signature)).toBe(true);
      prev = hash;
    }
  });

  test('takes nothing that belongs into another channel', async () => {
    const { pool } = await postgres.database();
    const ports = centralPorts();
    await expect(transaction(pool, (db) => publish(db, ports, 'plans', limits))).rejects.toThrow(/does not belong/);
  });
});
