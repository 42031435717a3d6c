/// The operations of Harbor's API that are not built yet, so that clients are told so.
@NullMarked
package dev.berth.api.harbor.unbuilt;

import org.jspecify.annotations.NullMarked;
