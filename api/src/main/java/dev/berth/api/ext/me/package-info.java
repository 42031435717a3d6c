/// What users set for themselves, and where they are signed in, in Berth's own API.
@NullMarked
package dev.berth.api.ext.me;

import org.jspecify.annotations.NullMarked;
