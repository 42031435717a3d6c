/// Immutability rules in Harbor's API, which calls them immutable tag rules.
@NullMarked
package dev.berth.api.harbor.immutability;

import org.jspecify.annotations.NullMarked;
