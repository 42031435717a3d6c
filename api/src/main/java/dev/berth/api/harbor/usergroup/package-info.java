/// Groups of users in Harbor's API.
@NullMarked
package dev.berth.api.harbor.usergroup;

import org.jspecify.annotations.NullMarked;
