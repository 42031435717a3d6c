/// What may be done: permissions, roles as data, grants, decisions. Owns the table role_grant.
@NullMarked
package dev.berth.access.permission;

import org.jspecify.annotations.NullMarked;
