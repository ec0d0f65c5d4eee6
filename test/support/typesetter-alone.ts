/** A process with nothing to live for but a paper: draws a test page while the worker is warmed, and says so. */
import { workerUrls } from '../../main/hosts/node-ports.ts';
import { createTypesetter } from '../../main/papers/typesetter.ts';

const typesetter = createTypesetter({ workers: workerUrls(), systemFonts: [] });
const page = {
  profile: 'a4',
  offset: { x: 0, y: 0 },
  device: null,
  deskCode: 'ZZ99',
  site: '样例窗口',
  at: '2021-11-20T09:00:00.000+08:00',
} as const;
const drawing = typesetter.render({ job: 'test-page', page, format: 'pdf' });
typesetter.warm();
const { bytes } = await drawing;
typesetter.warm();
process.stdout.write(`drawn ${Buffer.from(bytes).subarray(0, 5).toString()}\n`);
