/// Personal access tokens in Berth's own API.
@NullMarked
package dev.berth.api.ext.token;

import org.jspecify.annotations.NullMarked;
