/**
 * Attacks as scripts: what one would leave in the logs, after descriptions of the attacks and the
 * tools, not from anybody's detection of them.
 *
 * <p>Read {@link org.hansho.testkit.tenant.attack.Attack} first; {@link
 * org.hansho.testkit.tenant.attack.Attacks} lists them. May import {@code clockwork}, {@code
 * place}, {@code record} and {@code directory}. Nothing here attacks anything: scripts write
 * records.
 */
@NullMarked
package org.hansho.testkit.tenant.attack;

import org.jspecify.annotations.NullMarked;
