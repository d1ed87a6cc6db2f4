/**
 * Ways in that need no request: listeners for datagrams and streams, and followers of files.
 *
 * <p>Read {@link org.hansho.server.receive.WaysIn} first, which starts them, then {@link
 * org.hansho.server.receive.WayIn}. Imports the settings and tenants, the lines that the engine
 * makes of messages, how packed files are opened, and how threads wait; nothing of HTTP.
 */
@NullMarked
package org.hansho.server.receive;

import org.jspecify.annotations.NullMarked;
