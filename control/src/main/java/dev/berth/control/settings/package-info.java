/// What is set for the whole installation by administrators, while it runs. Owns the table installation_setting.
@NullMarked
package dev.berth.control.settings;

import org.jspecify.annotations.NullMarked;
