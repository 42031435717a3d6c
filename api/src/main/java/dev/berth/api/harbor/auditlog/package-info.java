/// The audit log in Harbor's API, and its export.
@NullMarked
package dev.berth.api.harbor.auditlog;

import org.jspecify.annotations.NullMarked;
