/// What Harbor's API says of the installation as a whole: ping, health, general facts.
@NullMarked
package dev.berth.api.harbor.system;

import org.jspecify.annotations.NullMarked;
