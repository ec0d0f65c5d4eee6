/** Print profiles: a sheet's size and the sizes on it (counter rule 32). The same blocks are drawn on each. */
import type { ProfileId } from '../../shared/print-profile.ts';

/** All measures in PostScript points (1/72 inch). */
export interface Profile {
  readonly id: ProfileId;
  readonly width: number;
  /** On a roll the longest piece; a shorter paper ends where its content does. */
  readonly height: number;
  readonly isRoll: boolean;
  /** `lines`: black text and thin rules only, for ribbons and carbon copies; no fills, no pictures. */
  readonly ink: 'full' | 'lines';
  readonly margin: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly size: {
    readonly title: number;
    readonly figure: number;
    readonly text: number;
    readonly small: number;
    readonly fine: number;
    /** Nothing is ever set smaller. */
    readonly least: number;
  };
  /** Height of a line as a multiple of the font size. */
  readonly leading: number;
  /** Between blocks, and above and below the text of a cell. */
  readonly gap: number;
  readonly cellPad: number;
  /** Width of a label cell. */
  readonly label: number;
  /** Side of the QR; unused where `ink` has no pictures. */
  readonly qr: number;
  /** Label-and-value pairs side by side. */
  readonly fieldsPerRow: 1 | 2;
}

export const POINTS_PER_MM = 72 / 25.4;

export const A4: Profile = {
  id: 'a4',
  width: 595.28,
  height: 841.89,
  isRoll: false,
  ink: 'full',
  margin: { left: 48, right: 48, top: 42, bottom: 54 },
  size: { title: 19, figure: 25, text: 10, small: 8.5, fine: 7.5, least: 6.5 },
  leading: 1.5,
  gap: 10,
  cellPad: 4,
  label: 74,
  qr: 68,
  fieldsPerRow: 2,
};

const A5: Profile = {
  id: 'a5',
  width: 419.53,
  height: 595.28,
  isRoll: false,
  ink: 'full',
  margin: { left: 28, right: 28, top: 24, bottom: 44 },
  size: { title: 15, figure: 19, text: 8.5, small: 7.5, fine: 7.5, least: 6 },
  leading: 1.45,
  gap: 8,
  cellPad: 3,
  label: 64,
  qr: 54,
  fieldsPerRow: 2,
};

/** 72 mm of the 80 are printed by every common head. A piece longer than a metre is cut and goes on. */
const ROLL_80: Profile = {
  id: 'roll80',
  width: 226.77,
  height: 2834.6,
  isRoll: true,
  ink: 'full',
  margin: { left: 11.4, right: 11.4, top: 10, bottom: 46 },
  size: { title: 14, figure: 20, text: 8.5, small: 7.5, fine: 7.5, least: 6 },
  leading: 1.4,
  gap: 8,
  cellPad: 3,
  label: 66,
  qr: 74,
  fieldsPerRow: 1,
};

/** 18 mm left and right keep clear of the tractor holes, 6 mm above and below of the perforation; ≥ 9 pt. */
const FORM_241: Profile = {
  id: 'form241',
  width: 683.15,
  height: 396.85,
  isRoll: false,
  ink: 'lines',
  margin: { left: 52, right: 52, top: 17, bottom: 42 },
  size: { title: 15, figure: 18, text: 10, small: 9, fine: 9, least: 9 },
  leading: 1.3,
  gap: 6,
  cellPad: 1.5,
  label: 76,
  qr: 0,
  fieldsPerRow: 2,
};

export const PROFILE: Readonly<Record<ProfileId, Profile>> = { a4: A4, a5: A5, roll80: ROLL_80, form241: FORM_241 };

/** Grey steps that survive a black-and-white printer, and one blue (UI tokens). */
export const INK = {
  text: '#1A1A1A',
  label: '#4A5560',
  rule: '#B9C2CB',
  shade: '#F3F6F9',
  accent: '#0B5CAB',
} as const;
