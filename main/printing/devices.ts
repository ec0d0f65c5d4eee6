/** 'printers.list' and 'printers.testPage': what the settings page needs to set a printer up. */
import { formatInstant } from '../../shared/dates.ts';
import { PROFILE_NAMES } from '../../shared/print-profile.ts';
import { deskOf, nowOf } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';
import { readSettings } from '../settings/store.ts';
import { routeOf } from './profiles.ts';
import { sendSheet } from './send-sheet.ts';

/** 'printers.list' */
export const listDevices: QueryHandler<'printers.list'> = async ({ app }) => ({
  devices: [...(await app.ports.printer.devices())],
});

/** 'printers.testPage': no paper of the business, so it has no number and no journal entry. */
export const printTestPage: QueryHandler<'printers.testPage'> = async (call, { profile }) => {
  const desk = deskOf(call);
  const route = routeOf(readSettings(desk.db), profile, true);
  const { offset, device } = route;
  const site = desk.db.one<{ site: string }>('SELECT site FROM desk')?.site ?? '';
  const page = { profile, offset, device, deskCode: desk.deskCode, site, at: formatInstant(nowOf(call).at) };
  const sent = await sendSheet(call, { job: 'test-page', page }, route);
  if (sent.state !== 'drawn') return sent;
  const name = `测试页-${PROFILE_NAMES[profile]}.pdf`;
  const ticket = call.app.downloads.put({ bytes: sent.bytes, type: 'application/pdf', name });
  return { state: 'handed', ticket, name, profile };
};
