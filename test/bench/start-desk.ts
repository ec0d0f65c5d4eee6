/** The process that `start` measures: the whole application as `npm start` loads it, on an existing folder, to its first answer. */
import { argv, stdout } from 'node:process';
import type { createApp as CreateApp } from '../../main/app.ts';
import type { nodePorts as NodePorts } from '../../main/hosts/node-ports.ts';

const [, , built = '', dataDir = ''] = argv;
// Built from these very files (desk.vite.config.ts), with what they export.
const { createApp } = (await import(`${built}/app.js`)) as { createApp: typeof CreateApp };
const { nodePorts } = (await import(`${built}/node-ports.js`)) as { nodePorts: typeof NodePorts };
const desk = createApp(nodePorts({ dataDir }));
const answer = await desk.dispatch({ method: 'desk.status', input: {} });
stdout.write(`${JSON.stringify(answer)}\n`);
await desk.close();
