/** What a bootstrap node tells Prometheus: see docs/metrics.md. The names are stable. */
import type { BootstrapReport } from '../bootstrap-report.js';
import type { MetricDefinition } from './exposition.js';
export declare const BOOTSTRAP_METRICS: ReadonlyArray<MetricDefinition<BootstrapReport>>;
