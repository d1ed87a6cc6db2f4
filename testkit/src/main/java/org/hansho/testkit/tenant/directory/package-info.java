/**
 * Who and what there is: tenants with teams, people, applications and resources.
 *
 * <p>Read {@link org.hansho.testkit.tenant.directory.Tenant} first; {@link
 * org.hansho.testkit.tenant.directory.Founding} makes them from a seed. May import {@code
 * clockwork}, {@code place} and {@code record}. Immutable, so what one activity does never changes
 * another.
 */
@NullMarked
package org.hansho.testkit.tenant.directory;

import org.jspecify.annotations.NullMarked;
