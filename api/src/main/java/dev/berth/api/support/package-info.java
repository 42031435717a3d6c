/// What all adapters share: routes that state their access, the router that keeps them, who is asking, errors as
/// statuses, pages, JSON, and the OpenAPI document made from the routes.
@NullMarked
package dev.berth.api.support;

import org.jspecify.annotations.NullMarked;
