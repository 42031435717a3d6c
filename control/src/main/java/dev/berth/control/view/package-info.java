/// What lists show, read across the tables of the features below. Nothing is written here; no list asks the database
/// more often for being longer.
@NullMarked
package dev.berth.control.view;

import org.jspecify.annotations.NullMarked;
