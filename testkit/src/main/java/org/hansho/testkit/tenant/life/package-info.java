/**
 * Ordinary life: what people and machines do when nobody attacks.
 *
 * <p>Read {@link org.hansho.testkit.tenant.life.OrdinaryLife} first: it lists all that goes on. May
 * import {@code clockwork}, {@code place}, {@code record} and {@code directory}. One thread.
 */
@NullMarked
package org.hansho.testkit.tenant.life;

import org.jspecify.annotations.NullMarked;
