/// Command-line clients as people use them, each against a private project with a login.
@NullMarked
package dev.berth.conformance.clients;

import org.jspecify.annotations.NullMarked;
