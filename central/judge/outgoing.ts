/** What a transaction has to tell its desks: gathered while it works, written as packages when it has all its row locks. */
import type { FeedItem } from '../../shared/sync/feed-item.ts';
import type { Transaction } from '../database/pool.ts';
import { publish } from '../feed/publish.ts';
import type { CentralPorts } from '../ports.ts';

export interface Outgoing {
  add(deskCode: string, ...items: readonly FeedItem[]): void;
  /** Publishes everything, desk by desk in one order, so that two transactions never wait for each other's channel. */
  send(db: Transaction, ports: Pick<CentralPorts, 'clock' | 'key'>): Promise<void>;
}

/** An empty gathering for one transaction. */
export function createOutgoing(): Outgoing {
  const items = new Map<string, FeedItem[]>();
  return {
    add: (deskCode, ...added) => {
      const known = items.get(deskCode) ?? [];
      known.push(...added);
      items.set(deskCode, known);
    },
    send: async (db, ports) => {
      for (const [deskCode, told] of [...items].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
        await publish(db, ports, `desk/${deskCode}`, told);
      }
      items.clear();
    },
  };
}
