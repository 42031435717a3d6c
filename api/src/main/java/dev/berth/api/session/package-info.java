/// Signing in and out with a browser, by the paths of Harbor's portal.
@NullMarked
package dev.berth.api.session;

import org.jspecify.annotations.NullMarked;
