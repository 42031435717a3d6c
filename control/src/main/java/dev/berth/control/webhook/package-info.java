/// Tells other servers what happens in a project. Hears of it from events, writes down whom to tell, and tells them
/// later, so that a slow or broken receiver is nobody's trouble but its own. Owns the tables `webhook_policy`,
/// `webhook_target` and `webhook_delivery`.
@NullMarked
package dev.berth.control.webhook;

import org.jspecify.annotations.NullMarked;
