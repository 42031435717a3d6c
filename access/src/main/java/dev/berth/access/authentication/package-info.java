/// How somebody shows who they are: passwords, guessing throttled, the first administrator. Owns the tables
/// login_failure, known_address and first_run.
@NullMarked
package dev.berth.access.authentication;

import org.jspecify.annotations.NullMarked;
