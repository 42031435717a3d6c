/// The pages for people: static files that the build made, and the one page that runs all others.
@NullMarked
package dev.berth.api.portal;

import org.jspecify.annotations.NullMarked;
