/// Sessions of those who signed in with a browser, which their owners see and end. Owns the table login_session.
@NullMarked
package dev.berth.access.session;

import org.jspecify.annotations.NullMarked;
