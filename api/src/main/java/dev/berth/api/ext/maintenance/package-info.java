/// Looking after what is stored: verification and backups, in Berth's own API.
@NullMarked
package dev.berth.api.ext.maintenance;

import org.jspecify.annotations.NullMarked;
