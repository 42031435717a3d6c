/// What people set for themselves, for the pages that they use: a few short texts, and what is pinned. Owns the
/// tables user_preference and user_pin.
@NullMarked
package dev.berth.control.preference;

import org.jspecify.annotations.NullMarked;
