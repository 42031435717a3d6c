/// Background work that runs once, however many processes share the database: by an interval, by a schedule that
/// people set, or when somebody asks. Owns the tables `job_lease`, `job_run`, `job_log`, `job_schedule`, `job_pause`
/// and `job_node`. Features give it a [JobHandler]; time comes from a clock and a [Ticker], so tests wait for nothing.
@NullMarked
package dev.berth.platform.jobs;

import org.jspecify.annotations.NullMarked;
