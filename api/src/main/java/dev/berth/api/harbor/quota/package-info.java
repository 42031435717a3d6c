/// Quotas in Harbor's API.
@NullMarked
package dev.berth.api.harbor.quota;

import org.jspecify.annotations.NullMarked;
