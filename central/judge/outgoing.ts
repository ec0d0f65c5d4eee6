/** What a transaction has to tell its desks: gathered while it works, written as packages when it has all its row locks. */
import type { FeedItem } from '../../shared/sync/feed-item.ts';
import { PACKAGE_ITEMS } from '../../shared/sync/package.ts';
import type { Transaction } from '../database/pool.ts';
import { publish } from '../feed/publish.ts';
import type { CentralPorts } from '../ports.ts';

export interface Outgoing {
  /** Items added together travel in one package. */
  add(deskCode: string, ...items: readonly FeedItem[]): void;
  /** Publishes everything, desk by desk in one order, so that two transactions never wait for each other's channel. */
  send(db: Transaction, ports: Pick<CentralPorts, 'clock' | 'key'>): Promise<void>;
}

/** An empty gathering for one transaction. */
export function createOutgoing(): Outgoing {
  const items = new Map<string, (readonly FeedItem[])[]>();
  return {
    add: (deskCode, ...added) => {
      if (added.length === 0) return;
      const known = items.get(deskCode) ?? [];
      known.push(added);
      items.set(deskCode, known);
    },
    send: async (db, ports) => {
      for (const [deskCode, told] of [...items].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
        for (const content of packed(told)) await publish(db, ports, `desk/${deskCode}`, content);
      }
      items.clear();
    },
  };
}

/** Full packages, none of which cuts through what was added together. */
function packed(told: readonly (readonly FeedItem[])[]): FeedItem[][] {
  const packages: FeedItem[][] = [];
  for (const together of told) {
    const last = packages.at(-1);
    if (last !== undefined && last.length + together.length <= PACKAGE_ITEMS) last.push(...together);
    else packages.push([...together]);
  }
  return packages;
}
