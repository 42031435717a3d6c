/// The HTTP engine, behind types of our own: requests, responses, routes, the server. The only package that sees
/// Vert.x and Netty, so that the choice can be changed here alone.
@NullMarked
package dev.berth.platform.http;

import org.jspecify.annotations.NullMarked;
