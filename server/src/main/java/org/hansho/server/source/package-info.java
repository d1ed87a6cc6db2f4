/**
 * The ways in: what shippers send, up to the journal of the tenant it belongs to.
 *
 * <p>Read {@link org.hansho.server.source.HttpWays} first. Nobody but this room pushes.
 */
@NullMarked
package org.hansho.server.source;

import org.jspecify.annotations.NullMarked;
