/**
 * Who may do what. Only this room reads tokens.
 *
 * <p>Read {@link org.hansho.server.security.Access} first. Imports casework and the words of
 * refusals, nothing of other rooms.
 */
@NullMarked
package org.hansho.server.security;

import org.jspecify.annotations.NullMarked;
