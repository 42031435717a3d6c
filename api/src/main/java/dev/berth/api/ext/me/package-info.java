/// What users set for themselves, in Berth's own API.
@NullMarked
package dev.berth.api.ext.me;

import org.jspecify.annotations.NullMarked;
