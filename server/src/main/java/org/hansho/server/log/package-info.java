/**
 * How the server writes its own log.
 *
 * <p>Read {@link org.hansho.server.log.JsonLog} first. Imports nothing of other rooms.
 */
@NullMarked
package org.hansho.server.log;

import org.jspecify.annotations.NullMarked;
