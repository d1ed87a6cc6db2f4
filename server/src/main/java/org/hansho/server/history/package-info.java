/**
 * History files that teach a tenant what is usual, before it watches or while it does.
 *
 * <p>Read {@link org.hansho.server.history.Lesson} first. Imports settings, tenants, the runner and
 * how packed files are opened; nothing of HTTP. A lesson belongs to one thread.
 */
@NullMarked
package org.hansho.server.history;

import org.jspecify.annotations.NullMarked;
