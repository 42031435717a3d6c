/// Projects in Harbor's API.
@NullMarked
package dev.berth.api.harbor.project;

import org.jspecify.annotations.NullMarked;
