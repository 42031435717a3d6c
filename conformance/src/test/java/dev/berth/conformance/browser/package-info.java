/// Pages as people see them, in a browser.
@NullMarked
package dev.berth.conformance.browser;

import org.jspecify.annotations.NullMarked;
