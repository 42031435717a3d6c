/// How much is pushed, pulled and held, over time. Owns the tables `series_traffic` and `series_stored`; hears of
/// pushes and pulls as an event consumer, and takes samples of what projects hold by a job.
@NullMarked
package dev.berth.control.series;

import org.jspecify.annotations.NullMarked;
