/// Who else has a say when something is written: ports that features above the registry implement.
@NullMarked
package dev.berth.registry.gate;

import org.jspecify.annotations.NullMarked;
