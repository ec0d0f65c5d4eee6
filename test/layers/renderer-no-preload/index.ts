export * from '../../../main/hosts/electron/preload/index.ts';
