/// Who may see and do what, and that nothing tells what exists to those who may not.
@NullMarked
package dev.berth.conformance.access;

import org.jspecify.annotations.NullMarked;
