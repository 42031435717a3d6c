/// Scanners in Harbor's API.
@NullMarked
package dev.berth.api.harbor.scanner;

import org.jspecify.annotations.NullMarked;
