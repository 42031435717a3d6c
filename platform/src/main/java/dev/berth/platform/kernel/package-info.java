/// What every other package may use: identities, errors, pages, secrets, sources of time and ids. Nothing here
/// knows a library or a business word.
@NullMarked
package dev.berth.platform.kernel;

import org.jspecify.annotations.NullMarked;
