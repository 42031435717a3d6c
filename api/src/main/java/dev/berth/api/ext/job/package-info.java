/// Jobs in Berth's own API: the runs of all kinds in one shape.
@NullMarked
package dev.berth.api.ext.job;

import org.jspecify.annotations.NullMarked;
