/**
 * Settings and content are read again while a server runs.
 *
 * <p>Read {@link org.hansho.server.reload.Reload} first. Imports settings, tenants, http, security,
 * and the words of {@code report} for problems of content.
 */
@NullMarked
package org.hansho.server.reload;

import org.jspecify.annotations.NullMarked;
