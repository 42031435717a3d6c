/// How much the repositories of each project may hold together, and how much they do. Owns the tables `quota`,
/// `quota_slot` and `quota_content`; keeps the registry's storage account, and writes the event `quota.warned`.
@NullMarked
package dev.berth.control.quota;

import org.jspecify.annotations.NullMarked;
