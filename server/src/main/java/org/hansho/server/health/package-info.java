/**
 * The health of what feeds Hansho, and of what it stands on: sources that fall silent, records that
 * are missing, a disk that fills up. What is wrong is an alert in the alert store.
 *
 * <p>Read {@link org.hansho.server.health.TenantHealth} first. Imports tenants and the feed of the
 * alert store; nothing of HTTP. One thread looks at all tenants once a second.
 */
@NullMarked
package org.hansho.server.health;

import org.jspecify.annotations.NullMarked;
