/** `Menu`: its items are told to the stage. */
import type { MenuItemConstructorOptions } from 'electron';
import { stage, tell } from './stage.ts';

interface BuiltMenu {
  readonly items: readonly MenuItemConstructorOptions[];
  popup(): void;
}

export const Menu = {
  buildFromTemplate: (items: readonly MenuItemConstructorOptions[]): BuiltMenu => ({
    items,
    popup: () => tell(stage.ask('menu.popup', items)),
  }),
  setApplicationMenu: (menu: BuiltMenu | null): void => tell(stage.ask('menu.bar', menu?.items ?? null)),
};
