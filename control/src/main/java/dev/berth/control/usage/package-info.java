/// What each repository holds, and held before it changed, for those who look where the space goes. Owns the tables
/// `repository_usage`, `project_usage`, `repository_held` and `usage_history`; hears of changes as an event consumer,
/// and measures what has changed by a job.
@NullMarked
package dev.berth.control.usage;

import org.jspecify.annotations.NullMarked;
