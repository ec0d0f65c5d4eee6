/** The part of a BroadcastChannel that the desk and the 客户屏 use. */
import { CUSTOMER_CHANNEL } from '../../shared/customer-screen.ts';

export interface Channel {
  post(message: unknown): void;
  /** Hears what other windows of the same origin post, until the returned function is called. */
  listen(hear: (message: unknown) => void): () => void;
  close(): void;
}

/** The channel between the windows of this origin. */
export function openChannel(): Channel {
  const channel = new BroadcastChannel(CUSTOMER_CHANNEL);
  return {
    post: (message) => channel.postMessage(message),
    listen(hear) {
      const onMessage = (event: MessageEvent<unknown>) => hear(event.data);
      channel.addEventListener('message', onMessage);
      return () => channel.removeEventListener('message', onMessage);
    },
    close: () => channel.close(),
  };
}
