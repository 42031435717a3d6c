/// Typed settings, from flags, environment and file. The settings themselves are declared by those who use them.
@NullMarked
package dev.berth.platform.config;

import org.jspecify.annotations.NullMarked;
