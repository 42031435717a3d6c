/// The list of a repository's tags, in Berth's own API.
@NullMarked
package dev.berth.api.ext.tag;

import org.jspecify.annotations.NullMarked;
