/**
 * Measures a whole server from outside: what it takes over HTTP, how soon an alert can be read, how
 * much memory it needs, how soon it works again.
 *
 * <p>Read {@link org.hansho.benchmark.server.ServerSpeed} first. Imports nothing but the JDK: the
 * server is another process.
 */
@NullMarked
package org.hansho.benchmark.server;

import org.jspecify.annotations.NullMarked;
