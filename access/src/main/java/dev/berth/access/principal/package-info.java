/// Who can act: local users now, groups and other directories beside them later. Owns the table local_user.
@NullMarked
package dev.berth.access.principal;

import org.jspecify.annotations.NullMarked;
