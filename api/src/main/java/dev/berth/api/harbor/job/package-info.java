/// Jobs in Harbor's API: garbage collection, purges of the audit log, schedules, queues and workers. Views over the
/// runs and schedules of [dev.berth.platform.jobs].
@NullMarked
package dev.berth.api.harbor.job;

import org.jspecify.annotations.NullMarked;
