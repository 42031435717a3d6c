/// Recurring background work that runs once, however many processes share the database. Owns the tables `job_lease`
/// and `job_run`. Features give it a [JobHandler]; time comes from a clock and a [Ticker], so tests wait for nothing.
@NullMarked
package dev.berth.platform.jobs;

import org.jspecify.annotations.NullMarked;
