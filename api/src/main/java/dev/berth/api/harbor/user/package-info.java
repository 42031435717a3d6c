/// Users in Harbor's API.
@NullMarked
package dev.berth.api.harbor.user;

import org.jspecify.annotations.NullMarked;
