/// What those who run the server need: is it alive, is it ready, its metrics, and the description of the API.
@NullMarked
package dev.berth.api.system;

import org.jspecify.annotations.NullMarked;
