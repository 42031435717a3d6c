/// Where the space goes, in Berth's own API.
@NullMarked
package dev.berth.api.ext.storage;

import org.jspecify.annotations.NullMarked;
