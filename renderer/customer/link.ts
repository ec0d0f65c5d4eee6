/** The clerk's window's end of the 客户屏: says what to show, hears what the citizen did. */
import {
  BEAT_MS,
  fromScreenSchema,
  SILENCE_MS,
  type ContentOf,
  type CustomerAnswer,
  type CustomerContent,
} from '../../shared/customer-screen.ts';
import type { Channel } from './channel.ts';

/** What a page wants shown, and who hears the answer to it. */
export interface Showing {
  readonly content: CustomerContent;
  readonly hear: (answer: CustomerAnswer) => void;
}

export interface CustomerLink {
  /** Shows a page's content; another owner's is put aside. */
  show(owner: string, showing: Showing): void;
  /** What this owner showed is over: the screen goes idle at once unless another page shows something. */
  withdraw(owner: string): void;
  /** What stands while no page shows anything. */
  setIdle(idle: ContentOf<'idle'>, isDemo: boolean): void;
  /** Whether a screen answered lately. */
  isPresent(): boolean;
  subscribe(listener: () => void): () => void;
  /** Starts speaking and hearing, until the returned function leaves the screen idle and stops. */
  open(): () => void;
}

/** A link from the window of this id; `openChannel` is called each time it is opened. */
export function createCustomerLink(openChannel: () => Channel, window: string): CustomerLink {
  const listeners = new Set<() => void>();
  const screens = new Map<string, ReturnType<typeof setTimeout>>();
  let shown: { readonly owner: string; readonly showing: Showing } | null = null;
  let idle: ContentOf<'idle'> = { kind: 'idle', site: '', products: [] };
  let isDemo = false;
  let channel: Channel | null = null;
  const post = () => channel?.post({ to: 'screen', window, isDemo, content: shown?.showing.content ?? idle });
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const forget = (screen: string) => {
    clearTimeout(screens.get(screen));
    if (screens.delete(screen)) tell();
  };
  const notePresent = (screen: string) => {
    const isNew = !screens.has(screen);
    clearTimeout(screens.get(screen));
    screens.set(
      screen,
      setTimeout(() => forget(screen), SILENCE_MS),
    );
    if (!isNew) return;
    tell();
    post();
  };
  const hear = (message: unknown) => {
    const parsed = fromScreenSchema.safeParse(message);
    if (!parsed.success) return;
    const { said, screen } = parsed.data;
    if (parsed.data.window !== null && parsed.data.window !== window) return;
    if (said.kind === 'leaving') forget(screen);
    else if (said.kind === 'present') notePresent(screen);
    else if (parsed.data.window === window && isAsked(shown?.showing.content, said.asking)) shown?.showing.hear(said);
  };
  return {
    show(owner, showing) {
      const isSame = shown !== null && JSON.stringify(shown.showing.content) === JSON.stringify(showing.content);
      shown = { owner, showing };
      if (!isSame) post();
    },
    withdraw(owner) {
      if (shown?.owner !== owner) return;
      shown = null;
      post();
    },
    setIdle(next, isPlayed) {
      idle = next;
      isDemo = isPlayed;
      post();
    },
    isPresent: () => screens.size > 0,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    open() {
      const opened = openChannel();
      channel = opened;
      const stopHearing = opened.listen(hear);
      const beat = setInterval(post, BEAT_MS);
      post();
      return () => {
        clearInterval(beat);
        shown = null;
        if (channel === opened) post();
        stopHearing();
        for (const screen of screens.keys()) forget(screen);
        channel = null;
        opened.close();
      };
    },
  };
}

/** An answer counts only while its very question stands on the screen. */
function isAsked(content: CustomerContent | undefined, asking: string): boolean {
  switch (content?.kind) {
    case 'enrolling':
      return content.notices.asking === asking;
    case 'result':
    case 'claim':
      return content.rating?.asking === asking;
    case 'idle':
    case 'paying':
    case undefined:
      return false;
  }
}
