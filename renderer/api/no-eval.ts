/** Imported before anything else: tells zod not to try `new Function`, which our content security refuses. */
import { z } from 'zod';

z.config({ jitless: true });
