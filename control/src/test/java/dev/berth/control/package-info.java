/// What the tests of several features share.
@org.jspecify.annotations.NullMarked
package dev.berth.control;
