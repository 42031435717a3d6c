/// Webhooks in Harbor's API, and what it lacks: the whole history of a delivery, and to deliver again.
@NullMarked
package dev.berth.api.harbor.webhook;

import org.jspecify.annotations.NullMarked;
