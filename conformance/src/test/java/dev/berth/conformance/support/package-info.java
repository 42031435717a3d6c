/// What the black-box suites drive the registry with: the started program, an HTTP client, raw sockets, made-up
/// images, command-line clients.
@NullMarked
package dev.berth.conformance.support;

import org.jspecify.annotations.NullMarked;
