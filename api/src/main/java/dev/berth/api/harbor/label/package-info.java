/// Labels in Harbor's API.
@NullMarked
package dev.berth.api.harbor.label;

import org.jspecify.annotations.NullMarked;
