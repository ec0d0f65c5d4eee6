/** Which sheet a paper is printed on, where on it, and by which device: the settings read for one print. */
import type { PaperKind } from '../../shared/papers.ts';
import { NO_OFFSET, type Offset, type ProfileId } from '../../shared/print-profile.ts';
import type { SettingValues } from '../../shared/settings.ts';
import type { RenderFormat } from '../papers/render-job.ts';

/** A4 unless the settings say otherwise. */
export function profileFor(settings: SettingValues, kind: PaperKind): ProfileId {
  return settings['print.profiles'][kind] ?? 'a4';
}

/** How a sheet goes out. */
export interface Route {
  readonly profile: ProfileId;
  readonly offset: Offset;
  /** Null: through the screen's dialog. */
  readonly device: string | null;
  /** Text only where a device takes it as it is. */
  readonly format: RenderFormat;
}

/** The route of a profile; `isDirect` false keeps it from the device. */
export function routeOf(settings: SettingValues, profile: ProfileId, isDirect: boolean): Route {
  const device = isDirect ? (settings['print.devices'][profile] ?? null) : null;
  const isText = device !== null && profile === 'form241' && settings['print.formMode'] === 'text';
  const offset = settings['print.offsets'][profile] ?? NO_OFFSET;
  return { profile, offset, device, format: isText ? 'escp' : 'pdf' };
}
