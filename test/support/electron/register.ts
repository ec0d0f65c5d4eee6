/** Loaded before the built program: `electron` is the stand-in, and the clock is the test's. */
import { registerHooks } from 'node:module';
import { performance } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const STAND_IN = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: STAND_IN, shortCircuit: true } : next(specifier, context),
});

if (isMainThread) {
  const machine = performance.now.bind(performance);
  const played = { now: Number(process.env['STAND_IN_NOW']), ranFor: 0 };
  // The clock port reads these two and nothing else (main/hosts).
  Date.now = () => played.now;
  performance.now = () => machine() + played.ranFor;
  process.on('message', (message) => void Object.assign(played, clockIn(message)));
}

/** What a message of the stage sets the clock to, if it is one of those (protocol.ts: 'clock'). */
function clockIn(message: unknown): object {
  const isClock = typeof message === 'object' && message !== null && 'name' in message && message.name === 'clock';
  return isClock && 'input' in message && typeof message.input === 'object' ? (message.input ?? {}) : {};
}
