/// Three nodes behind a load balancer, on a real PostgreSQL and a real S3 server.
@NullMarked
package dev.berth.conformance.cluster;

import org.jspecify.annotations.NullMarked;
