/// Robots in Harbor's API, those of the installation and those of projects, by the paths of today and of before.
@NullMarked
package dev.berth.api.harbor.robot;

import org.jspecify.annotations.NullMarked;
