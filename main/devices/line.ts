/** One WebSocket to a reader's service on this machine, opened again whenever it breaks. */
import type { Ports } from '../ports.ts';

/** What happens on the line. `lost` is told once for each time it was open, and never before. */
export interface LineEvents {
  readonly opened: () => void;
  readonly heard: (text: string) => void;
  readonly lost: () => void;
}

export interface Line {
  /** Closes it for good; nothing is told after that. */
  close(): void;
}

type LinePorts = Pick<Ports, 'after' | 'randomness'>;

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
/** A service that takes the connection but never answers it. */
const HANDSHAKE_MS = 5_000;

/** Keeps a line to `address` (ws: or wss: on this machine) until it is closed. */
export function openLine(ports: LinePorts, address: string, events: LineEvents): Line {
  const line = { isClosed: false, failures: 0, socket: null as WebSocket | null, stopWaiting: (): void => undefined };
  const connect = (): void => {
    const socket = socketTo(address);
    line.socket = socket;
    if (socket === null) return retry();
    let isOpen = false;
    line.stopWaiting = ports.after(HANDSHAKE_MS, () => socket.close());
    socket.addEventListener('open', () => {
      line.stopWaiting();
      if (line.isClosed) return;
      isOpen = true;
      events.opened();
    });
    socket.addEventListener('message', ({ data }) => {
      if (line.isClosed) return;
      line.failures = 0;
      events.heard(typeof data === 'string' ? data : '');
    });
    socket.addEventListener('close', () => {
      if (line.isClosed) return;
      if (isOpen) events.lost();
      retry();
    });
    // What failed is told by the 'close' that follows.
    socket.addEventListener('error', () => undefined);
  };
  const retry = (): void => {
    line.stopWaiting();
    line.stopWaiting = ports.after(waitBefore(line.failures, ports.randomness.bytes(1)[0] ?? 0), connect);
    line.failures += 1;
  };
  connect();
  return {
    close: () => {
      line.isClosed = true;
      line.stopWaiting();
      line.socket?.close();
    },
  };
}

/** Milliseconds to wait after so many failures: doubling up to 15 s, between half of it and all of it by a random byte. */
export function waitBefore(failures: number, randomByte: number): number {
  const whole = Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS);
  return Math.round(whole / 2 + (whole / 2) * (randomByte / 255));
}

/** Null for an address that no socket can have, such as a port above 65535. */
function socketTo(address: string): WebSocket | null {
  try {
    return new WebSocket(address);
  } catch {
    return null;
  }
}
