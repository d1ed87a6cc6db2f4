/**
 * The process that keeps running: receivers, the runner of each tenant, and the API.
 *
 * <p>Read {@link org.hansho.server.Server} first, which joins the other rooms.
 */
@NullMarked
package org.hansho.server;

import org.jspecify.annotations.NullMarked;
