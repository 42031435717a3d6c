/// What happened, and who hears of it. [Outbox] writes events down in the transactions that make them happen;
/// [Events] hands them to consumers. Besides, what nodes on one database tell each other: that facts which they
/// remember have changed, and that they know of it. Owns the tables `event`, `event_cursor`, `notice` and
/// `notice_reader`.
@NullMarked
package dev.berth.platform.events;

import org.jspecify.annotations.NullMarked;
