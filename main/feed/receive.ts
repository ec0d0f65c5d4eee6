/** A package on arrival: whose it is, whether it follows, whether it belongs here. Whatever is wrong refuses it whole (sync rules 24, 25). */
import { AppError } from '../../shared/errors.ts';
import { CHANNEL_ITEMS } from '../../shared/sync/feed-item.ts';
import type { Channel } from '../../shared/sync/channel.ts';
import { type FeedPackage, packageSchema, type SignedPackage } from '../../shared/sync/package.ts';
import { z } from 'zod';
import { signatureHolds } from '../crypto.ts';
import type { ChannelPosition } from './packages.ts';

/** What the next package of a channel must be. */
export interface Expected {
  readonly channel: Channel;
  readonly last: ChannelPosition;
  /** The centre's, as journaled when the desk joined. */
  readonly publicKey: string;
}

/** The head of every package of every version there will be. */
const headSchema = z.object({ v: z.int(), channel: z.string(), n: z.int(), prev: z.string() });

/** The package inside its signature. Throws 'sync-package-refused', or 'sync-package-newer' for a sound one of a newer program. */
export function readSigned({ bytes, signature }: SignedPackage, { channel, last, publicKey }: Expected): FeedPackage {
  const n = last.n + 1;
  const refuse = (problem: string): AppError => new AppError('sync-package-refused', { channel, n, problem });
  if (!signatureHolds(publicKey, bytes, signature.value)) throw refuse('不是本窗口所接入的中心签发的（签名不符）');
  const json = jsonOf(bytes);
  const head = headSchema.safeParse(json);
  if (!head.success) throw refuse('格式无法识别');
  if (head.data.channel !== channel) throw refuse(`是另一频道 ${head.data.channel} 的`);
  if (head.data.n !== n)
    throw refuse(head.data.n < n ? `重复了第 ${head.data.n} 个` : `跳到了第 ${head.data.n} 个，中间缺号`);
  if (head.data.prev !== last.hash) throw refuse('与前一个包不相连');
  const parsed = packageSchema.safeParse(json);
  if (!parsed.success) throw new AppError('sync-package-newer', { channel, n });
  // The part before the slash of a channel name is one of the three kinds.
  const allowed = CHANNEL_ITEMS[channel.split('/')[0] as keyof typeof CHANNEL_ITEMS];
  const stray = parsed.data.items.find(({ kind }) => !allowed.includes(kind));
  if (stray !== undefined) throw refuse(`含有不属于该频道的内容（${stray.kind}）`);
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
