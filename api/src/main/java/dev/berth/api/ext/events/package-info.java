/// Tells what happens, while it happens, to whoever may know it.
@NullMarked
package dev.berth.api.ext.events;

import org.jspecify.annotations.NullMarked;
