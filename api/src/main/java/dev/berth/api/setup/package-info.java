/// The first minutes of an installation: a page and a call that make the first administrator with the one-time
/// code, and the page that tells what to do then. It works without scripts.
@NullMarked
package dev.berth.api.setup;

import org.jspecify.annotations.NullMarked;
