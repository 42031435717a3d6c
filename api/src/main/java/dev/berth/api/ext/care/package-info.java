/// Looking after what is stored: verification and backups, in Berth's own API.
@NullMarked
package dev.berth.api.ext.care;

import org.jspecify.annotations.NullMarked;
