/// Artifacts, their tags and what is attached to them in Harbor's API.
@NullMarked
package dev.berth.api.harbor.artifact;

import org.jspecify.annotations.NullMarked;
