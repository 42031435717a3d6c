/// Rules of a project that say which tags must stay as they are. Owns the tables `immutability_rule` and
/// `immutability_selector`; implements the registry's push gate for tags.
@NullMarked
package dev.berth.control.immutability;

import org.jspecify.annotations.NullMarked;
