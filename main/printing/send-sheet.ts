/** One sheet on its way: drawn for its route, given to the device where there is one, else back to the screen. */
import type { Call } from '../desk-app.ts';
import type { PaperSource } from '../papers/render.ts';
import type { Rendered, TestPage } from '../papers/render-job.ts';
import type { PrintOutcome } from './printer.ts';
import type { Route } from './profiles.ts';

export type Sheet =
  { readonly job: 'paper'; readonly source: PaperSource } | { readonly job: 'test-page'; readonly page: TestPage };

export type Sent =
  | { readonly state: 'queued'; readonly device: string }
  | { readonly state: 'failed' | 'unknown'; readonly device: string; readonly reason: string }
  /** For the screen: a PDF. */
  | { readonly state: 'drawn'; readonly bytes: Uint8Array };

/** Draws and sends; throws what drawing throws. */
export async function sendSheet(call: Call, sheet: Sheet, route: Route): Promise<Sent> {
  const { device } = route;
  if (device === null) return { state: 'drawn', bytes: (await draw(call, sheet, route)).bytes };
  const { bytes, format } = await draw(call, sheet, route);
  const title = sheet.job === 'paper' ? sheet.source.no : 'test-page';
  const outcome = await call.app.ports.printer.print({ bytes, format, profile: route.profile, title }, device);
  switch (outcome.state) {
    case 'queued':
      return { state: 'queued', device };
    case 'failed':
      return {
        state: 'failed',
        device,
        reason: `${reasonOf(call, outcome, device)}请检查后重新打印，或改用打印对话框。`,
      };
    case 'unknown': {
      const reason = `打印机“${device}” ${outcome.waitedSeconds} 秒没有应答，不知道是否打印，纸可能稍后才出。请查看打印机。`;
      return { state: 'unknown', device, reason };
    }
    case 'unavailable':
      return { state: 'drawn', bytes: (await draw(call, sheet, { ...route, format: 'pdf' })).bytes };
  }
}

/** The system's own words, in whatever language, go to the log under a reference; the clerk gets a sentence. */
function reasonOf(
  { app: { ports } }: Call,
  { reason, complaint }: Extract<PrintOutcome, { readonly state: 'failed' }>,
  device: string,
): string {
  if (reason !== null) return reason;
  const reference = Buffer.from(ports.randomness.bytes(4)).toString('hex').toUpperCase();
  ports.log.error('print-refused', { reference, device, complaint: complaint.slice(0, 300) });
  return `打印机“${device}”没有接受任务，打印系统未说明原因（编号 ${reference}，技术支持凭编号查日志）。`;
}

function draw({ app }: Call, sheet: Sheet, { profile, offset, format }: Route): Promise<Rendered> {
  if (sheet.job === 'test-page') return app.typesetter.render({ ...sheet, format });
  return app.typesetter.render({ ...sheet, profile, offset, format });
}
