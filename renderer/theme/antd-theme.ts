/** Ant Design dressed in our tokens: calm, dense, square enough for a counter. */
import type { ThemeConfig } from 'antd';
import { EDITIONS, FONT_FAMILY, type Edition } from './tokens.ts';

/** The theme of an edition. Motion is off: a queue in front of the glass does not wait for a fade. */
export function antdTheme(edition: Edition): ThemeConfig {
  const tokens = EDITIONS[edition];
  return {
    token: {
      colorPrimary: tokens.primary,
      colorSuccess: tokens.success,
      colorWarning: tokens.warning,
      colorError: tokens.error,
      colorInfo: tokens.primary,
      colorLink: tokens.primary,
      colorText: tokens.text,
      colorTextSecondary: tokens.textSoft,
      colorTextDescription: tokens.textSoft,
      colorTextPlaceholder: tokens.placeholder,
      colorBorder: tokens.controlLine,
      colorBorderSecondary: tokens.line,
      fontFamily: FONT_FAMILY,
      fontSize: tokens.fontSize,
      controlHeight: tokens.controlHeight,
      borderRadius: 4,
      motion: false,
      wireframe: false,
    },
    components: {
      Table: {
        headerBg: tokens.panelHead,
        headerColor: tokens.textSoft,
        cellPaddingBlockSM: 5,
        cellPaddingInlineSM: 8,
      },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    },
  };
}
