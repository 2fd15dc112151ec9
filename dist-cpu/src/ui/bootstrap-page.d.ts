import { type BootstrapReport } from '../bootstrap-report.js';
import type { UiRoutes } from './ui-server.js';
/** `GET /`, and the same figures for programs at `GET /api/status`. */
export declare function bootstrapPageRoutes(report: () => BootstrapReport): UiRoutes;
