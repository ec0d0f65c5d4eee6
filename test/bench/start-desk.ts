/** The process that `start` measures: the whole application on an existing 体验模式 folder, to its first answer. */
import { createApp } from '../../main/app.ts';
import { nodePorts } from '../../main/hosts/node-ports.ts';

const [, , dataDir = ''] = process.argv;
const desk = createApp(nodePorts({ dataDir }));
const answer = await desk.dispatch({ method: 'desk.status', input: {} });
process.stdout.write(`${JSON.stringify(answer)}\n`);
await desk.close();
