/// Personal access tokens: what users give to programs that work for them, in place of their passwords. Owns the
/// table personal_token. Implements LoginSource of access.authentication.
@NullMarked
package dev.berth.access.personal;

import org.jspecify.annotations.NullMarked;
