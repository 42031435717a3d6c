/// Short-lived signed tokens for the data plane, and the keys that sign them. Owns the table signing_key.
@NullMarked
package dev.berth.access.token;

import org.jspecify.annotations.NullMarked;
