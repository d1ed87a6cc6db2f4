/**
 * Settings and content are read again while a server runs.
 *
 * <p>Read {@link org.hansho.server.reload.Reload} first. Imports settings, tenants, http and
 * security.
 */
@NullMarked
package org.hansho.server.reload;

import org.jspecify.annotations.NullMarked;
