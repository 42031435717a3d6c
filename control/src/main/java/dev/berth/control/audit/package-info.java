/// Who did what, when and from where: every change, every push and pull, and what was refused. Hears of it from the
/// events of others (it is an [dev.berth.platform.events.EventConsumer]); owns the tables `audit_entry`,
/// `audit_day`, `audit_forward` and `audit_forward_sender`. Besides, sends them to a receiver of syslog.
@NullMarked
package dev.berth.control.audit;

import org.jspecify.annotations.NullMarked;
