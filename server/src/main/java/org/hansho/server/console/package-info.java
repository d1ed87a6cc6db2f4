/**
 * The files of the web console, as browsers get them. Begin with {@link
 * org.hansho.server.console.ConsoleRoutes}; the pages themselves are in the module {@code console}.
 *
 * <p>May import {@code http}, {@code security} and the words of refusals. Safe from any thread.
 */
@NullMarked
package org.hansho.server.console;

import org.jspecify.annotations.NullMarked;
