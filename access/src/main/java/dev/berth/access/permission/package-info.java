/// What may be done: permissions, roles as data, groups of users, grants, decisions. Owns the tables role_grant,
/// group_grant, user_group and group_member.
@NullMarked
package dev.berth.access.permission;

import org.jspecify.annotations.NullMarked;
