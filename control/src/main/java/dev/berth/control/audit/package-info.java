/// Who did what, when and from where: every change, every push and pull, and what was refused. Hears of it from the
/// events of others (it is an [dev.berth.platform.events.EventConsumer]); owns the tables `audit_entry` and
/// `audit_day`.
@NullMarked
package dev.berth.control.audit;

import org.jspecify.annotations.NullMarked;
