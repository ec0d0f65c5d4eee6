/** Print profiles: the paper's size and the sizes on it. A4 now; A5, 80 mm and 241 × 140 mm come as further values. */

/** All measures in PostScript points (1/72 inch). */
export interface Profile {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly margin: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly size: {
    readonly title: number;
    readonly figure: number;
    readonly text: number;
    readonly small: number;
  };
  /** Height of a line as a multiple of the font size. */
  readonly leading: number;
  /** Width of a label cell. */
  readonly label: number;
  readonly qr: number;
  /** Label-and-value pairs side by side. */
  readonly fieldsPerRow: 1 | 2;
}

export const A4: Profile = {
  name: 'A4',
  width: 595.28,
  height: 841.89,
  margin: { left: 48, right: 48, top: 42, bottom: 54 },
  size: { title: 19, figure: 25, text: 10, small: 8.5 },
  leading: 1.5,
  label: 74,
  qr: 68,
  fieldsPerRow: 2,
};

/** Grey steps that survive a black-and-white printer, and one blue (UI tokens). */
export const INK = {
  text: '#1A1A1A',
  label: '#4A5560',
  rule: '#B9C2CB',
  shade: '#F3F6F9',
  accent: '#0B5CAB',
} as const;
