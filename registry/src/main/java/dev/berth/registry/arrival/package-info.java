/// Bytes of uploads that are under way: counted in memory as they come, told to other nodes only while somebody looks
/// on. Owns the table `arrival`.
@NullMarked
package dev.berth.registry.arrival;

import org.jspecify.annotations.NullMarked;
