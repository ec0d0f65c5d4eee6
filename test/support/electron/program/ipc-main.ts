/** `ipcMain`: handlers by channel, each call with the frame it comes from. */
import { stage } from './stage.ts';
import { frameOf, webContentsOf } from './web-contents.ts';

type Handler = (event: object, ...args: readonly unknown[]) => unknown;

const handlers = new Map<string, Handler>();

export const ipcMain = {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  removeHandler: (channel: string): void => void handlers.delete(channel),
};

stage.answer('invoke', async (call) => {
  const handler = handlers.get(call.channel);
  if (handler === undefined) throw new Error(`No handler registered for '${call.channel}'`);
  const sender = webContentsOf(call.windowId);
  return handler({ sender, senderFrame: frameOf(sender, call) }, ...call.args);
});
