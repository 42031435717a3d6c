/// Answers with the audit log as lines of JSON.
@NullMarked
package dev.berth.api.ext.audit;

import org.jspecify.annotations.NullMarked;
