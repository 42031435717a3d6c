/// Vulnerabilities that do not count, for the installation and for single projects. Owns the table cve_allowlist.
@NullMarked
package dev.berth.control.allowlist;

import org.jspecify.annotations.NullMarked;
