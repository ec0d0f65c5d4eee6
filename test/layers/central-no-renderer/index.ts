export { createDeskClient } from '../../../renderer/api/client.ts';
