/// Search over everything that has a name, in Berth's own API.
@NullMarked
package dev.berth.api.ext.search;

import org.jspecify.annotations.NullMarked;
