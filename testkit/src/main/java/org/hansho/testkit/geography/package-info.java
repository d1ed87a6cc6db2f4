/**
 * Databases of addresses made for tests.
 *
 * <p>Read {@link org.hansho.testkit.geography.DatabaseWriter} first. Imports nothing of Hansho, so
 * that what it writes is the format and not what our reader takes it to be.
 */
@NullMarked
package org.hansho.testkit.geography;

import org.jspecify.annotations.NullMarked;
