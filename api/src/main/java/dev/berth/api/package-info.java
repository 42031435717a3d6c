/// All that Berth answers over HTTP, put together from its services.
@NullMarked
package dev.berth.api;

import org.jspecify.annotations.NullMarked;
