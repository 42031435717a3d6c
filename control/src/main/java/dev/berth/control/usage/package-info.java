/// What each repository holds, for those who look where the space goes. Owns the tables `repository_usage` and
/// `project_usage`; hears of changes as an event consumer, and measures what has changed by a job.
@NullMarked
package dev.berth.control.usage;

import org.jspecify.annotations.NullMarked;
