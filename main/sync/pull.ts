/** Reads a channel of the feed after its cursor and applies each package in a transaction of its own (DESIGN §6). */
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../shared/errors.ts';
import type { Channel } from '../../shared/sync/channel.ts';
import { feedAnswerSchema, type SignedPackage } from '../../shared/sync/package.ts';
import type { OpenDesk } from '../desk/open-desk.ts';
import { markFeedRead } from '../feed/feed-read.ts';
import { positionOf, takePackage } from '../feed/packages.ts';
import { readSigned } from '../feed/receive.ts';
import type { Transaction } from '../write.ts';
import { ask, type Correspondence } from './request.ts';

/** Who pulls, and who hears of it. */
export interface Pull {
  readonly desk: OpenDesk;
  readonly centre: Correspondence;
  /** The centre's key, under which every package must be signed. */
  readonly publicKey: string;
  /** One transaction in the desk's own name. */
  write(act: (transaction: Transaction) => void): void;
  /** A package was taken. */
  taken(): void;
}

/** Throws what `ask` throws, 'sync-feed-behind', 'sync-package-refused' and 'sync-package-newer'; packages before that are taken. */
export async function pullChannel(pull: Pull, channel: Channel): Promise<void> {
  const { db } = pull.desk;
  for (;;) {
    const { n } = positionOf(db, channel);
    const path = `/v1/feed/${channel}?after=${n}`;
    const { packages, newest } = await ask(pull.centre, { method: 'GET', path, schema: feedAnswerSchema });
    if (newest < n) throw new AppError('sync-feed-behind', { channel, have: n, newest });
    for (const signed of packages) {
      take(pull, channel, signed);
      // The counter's calls come in between two packages.
      await setImmediate();
    }
    if (packages.length > 0 && positionOf(db, channel).n < newest) continue;
    pull.write((transaction) => markFeedRead(transaction.db, channel, pull.centre.ports.clock.now()));
    return;
  }
}

function take(pull: Pull, channel: Channel, signed: SignedPackage): void {
  const { desk, publicKey } = pull;
  const content = readSigned(signed, { channel, last: positionOf(desk.db, channel), publicKey });
  const { n, items } = content;
  const { bytes, signature } = signed;
  pull.write((transaction) =>
    takePackage(transaction, { channel, n, bytes, signature: signature.value, items: items.length, content }),
  );
  pull.taken();
}
