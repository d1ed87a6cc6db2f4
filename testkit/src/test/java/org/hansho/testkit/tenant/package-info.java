/**
 * Tests of the generator of tenants.
 *
 * <p>Read {@link org.hansho.testkit.tenant.OrdinaryLifeTest} first: it says what ordinary life is.
 */
@NullMarked
package org.hansho.testkit.tenant;

import org.jspecify.annotations.NullMarked;
