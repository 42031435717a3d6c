/// What happens to content, as everybody else hears of it.
@NullMarked
package dev.berth.registry.event;

import org.jspecify.annotations.NullMarked;
