/// How much is pushed, pulled and held over time, in Berth's own API.
@NullMarked
package dev.berth.api.ext.series;

import org.jspecify.annotations.NullMarked;
