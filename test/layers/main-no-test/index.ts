export { recordingDesk } from '../../support/recording-desk.ts';
