/// How much is pushed, pulled and held, over time, and could be freed. Owns the tables `series_traffic`,
/// `series_stored` and `series_reclaimable`; hears of pushes and pulls as an event consumer, and takes samples of what
/// projects hold by a job.
@NullMarked
package dev.berth.control.series;

import org.jspecify.annotations.NullMarked;
