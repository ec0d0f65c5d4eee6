/** One sheet on its way: drawn for its route, given to the device where there is one, else back to the screen. */
import type { Call } from '../desk-app.ts';
import type { PaperSource } from '../papers/render.ts';
import type { Rendered, TestPage } from '../papers/render-job.ts';
import type { Route } from './profiles.ts';

export type Sheet =
  { readonly job: 'paper'; readonly source: PaperSource } | { readonly job: 'test-page'; readonly page: TestPage };

export type Sent =
  | { readonly state: 'queued'; readonly device: string }
  | { readonly state: 'failed'; readonly device: string; readonly reason: string }
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
      return { state: 'failed', device, reason: outcome.reason };
    case 'unavailable':
      return { state: 'drawn', bytes: (await draw(call, sheet, { ...route, format: 'pdf' })).bytes };
  }
}

function draw({ app }: Call, sheet: Sheet, { profile, offset, format }: Route): Promise<Rendered> {
  if (sheet.job === 'test-page') return app.typesetter.render({ ...sheet, format });
  return app.typesetter.render({ ...sheet, profile, offset, format });
}
