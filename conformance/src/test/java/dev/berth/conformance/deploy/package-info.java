/// What people deploy Berth with: the container image, the compose files, the chart, the dashboard and the alerts.
@NullMarked
package dev.berth.conformance.deploy;

import org.jspecify.annotations.NullMarked;
