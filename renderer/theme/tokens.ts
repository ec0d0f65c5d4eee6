/** The look in one file: colours, sizes and lengths of both editions of the screen (UI.md, "Manner"). */

/** 普通版, or 关怀版: 20 px and high contrast. */
export type Edition = 'standard' | 'care';

export interface Tokens {
  readonly primary: string;
  readonly primaryDark: string;
  readonly primarySoft: string;
  readonly success: string;
  readonly successSoft: string;
  /** For bars and rules; text on white uses `warningText`, which has the contrast. */
  readonly warning: string;
  readonly warningText: string;
  readonly warningSoft: string;
  readonly error: string;
  readonly errorSoft: string;
  readonly text: string;
  readonly textSoft: string;
  readonly placeholder: string;
  readonly line: string;
  readonly controlLine: string;
  readonly page: string;
  readonly panel: string;
  readonly panelHead: string;
  readonly rail: string;
  readonly railActive: string;
  readonly railText: string;
  /** Base size in px: one rem. */
  readonly fontSize: number;
  readonly controlHeight: number;
}

const standard: Tokens = {
  primary: '#0B5CAB',
  primaryDark: '#084785',
  primarySoft: '#E8F1FA',
  success: '#1E7B4A',
  successSoft: '#E7F4EC',
  warning: '#B86E00',
  warningText: '#8A5200',
  warningSoft: '#FDF3E1',
  error: '#B3261E',
  errorSoft: '#FBEAE9',
  text: '#1B2733',
  textSoft: '#4A5A69',
  placeholder: '#66737F',
  line: '#DCE3EA',
  controlLine: '#8E9BA8',
  page: '#EEF2F6',
  panel: '#FFFFFF',
  panelHead: '#F7F9FB',
  rail: '#0F2A45',
  railActive: '#0B5CAB',
  railText: '#DCE8F3',
  fontSize: 14,
  controlHeight: 30,
};

const care: Tokens = {
  ...standard,
  primary: '#003E80',
  primaryDark: '#002B5C',
  success: '#0B5A30',
  warning: '#7A4700',
  warningText: '#6B3E00',
  error: '#8F120B',
  text: '#000000',
  textSoft: '#1F2A33',
  placeholder: '#3F4A54',
  line: '#6A7681',
  controlLine: '#2B3640',
  page: '#FFFFFF',
  rail: '#001A33',
  railText: '#FFFFFF',
  fontSize: 20,
  controlHeight: 44,
};

export const EDITIONS: Readonly<Record<Edition, Tokens>> = { standard, care };

/** Names in order of trust: the clerk's own machine first, then the bundled face. */
export const FONT_FAMILY = "'Desk Sans', 'Noto Sans SC', 'Microsoft YaHei', 'PingFang SC', sans-serif";

/** Parts of the waterfall: who bears what. */
export const BEARER_COLOURS = {
  total: '#5B6B7A',
  basic: '#0B5CAB',
  catastrophic: '#2F86C9',
  supplement: '#4F9BD3',
  aid: '#6FA8D6',
  hospital: '#93A1AE',
  /** Paid by this product before, through the hospital. */
  paid: '#5FA37E',
  product: '#1E7B4A',
  personal: '#B86E00',
} as const;
