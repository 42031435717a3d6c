/// The figures of the first page, in Berth's own API.
@NullMarked
package dev.berth.api.ext.overview;

import org.jspecify.annotations.NullMarked;
