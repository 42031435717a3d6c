/// What the parts of Harbor's v2.0 REST API share: how it names projects in paths, and the form of its refusals.
@NullMarked
package dev.berth.api.harbor;

import org.jspecify.annotations.NullMarked;
